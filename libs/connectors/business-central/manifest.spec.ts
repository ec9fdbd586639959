import { manifest } from './manifest';

const settings = {
  tenant: 'demoshop.example',
  environment: 'Production',
  company: '0d2a6b1e-8a4e-4b0b-9a53-1f2c3d4e5f60',
  clientId: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  accounts: { '1100': '10990' },
};

describe('the manifest of Business Central', () => {
  it('fills in what an administrator may leave out', () => {
    expect(manifest.settings.parse(settings)).toMatchObject({
      baseUrl: 'https://api.businesscentral.dynamics.com/v2.0',
      loginUrl: 'https://login.microsoftonline.com',
      taxCode: null,
      timeZone: 'UTC',
    });
  });

  it('names every fault at once', () => {
    const faulty = {
      ...settings,
      company: 'CRONUS',
      environment: '../x',
      accounts: { '11': 'x' },
      color: 'red',
    };
    const paths = manifest.settings
      .safeParse(faulty)
      .error?.issues.map(({ path }) => path.join('.'))
      .sort();
    expect(paths).toEqual(['', 'accounts.11', 'company', 'environment']);
  });

  it('tells the ID of a secret from its value', () => {
    const { check } = manifest.secrets[0]!;
    expect(check?.('7c9e6679-7425-40de-944b-e07fc1f90ae7')).toMatch(/ID of the secret/);
    expect(check?.('abc8Q~0123456789abcdefghij')).toBeUndefined();
  });
});

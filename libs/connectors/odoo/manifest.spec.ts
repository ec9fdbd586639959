import { manifest } from './manifest';

const settings = {
  baseUrl: 'https://example.odoo.com/',
  companyId: 1,
  journal: 'STRP',
  accounts: { '1100': '101100' },
};

describe('the manifest of Odoo', () => {
  it('fills in what an administrator may leave out', () => {
    expect(manifest.settings.parse(settings)).toMatchObject({
      baseUrl: 'https://example.odoo.com',
      database: null,
      shippingProduct: 'SHIPPING',
      fallbackProduct: null,
    });
  });

  it('names every fault at once', () => {
    const faulty = {
      ...settings,
      companyId: 'Demo',
      accounts: { '11': 'x' },
      database: '../x',
      color: 'red',
    };
    const paths = manifest.settings
      .safeParse(faulty)
      .error?.issues.map(({ path }) => path.join('.'))
      .sort();
    expect(paths).toEqual(['', 'accounts.11', 'companyId', 'database']);
  });

  it('tells a password from an API key', () => {
    const { check } = manifest.secrets[0]!;
    expect(check?.('correct horse battery staple')).toMatch(/password/);
    expect(check?.('5ad0000000000000000000000000000000000d00')).toBeUndefined();
  });
});

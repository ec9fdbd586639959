import { manifest } from './manifest';

const settings = {
  baseUrl: 'https://tryton.example.com/',
  database: 'erp',
  user: 'bridge',
  company: 'Demo Shop',
  journal: 'STRIPE',
  accounts: { '1100': '1100' },
};

describe('the manifest of Tryton', () => {
  it('fills in what an administrator may leave out', () => {
    expect(manifest.settings.parse(settings)).toMatchObject({
      baseUrl: 'https://tryton.example.com',
      warehouse: null,
      invoices: 'none',
      missingItems: 'refuse',
    });
  });

  it('names every fault at once', () => {
    const faulty = {
      ...settings,
      baseUrl: 'ftp://x',
      database: '../x',
      accounts: { '11': 'x' },
      color: 'red',
    };
    const paths = manifest.settings
      .safeParse(faulty)
      .error?.issues.map(({ path, code }) => `${path.join('.')} ${code}`)
      .sort();
    expect(paths).toEqual([
      ' unrecognized_keys',
      'accounts.11 invalid_key',
      'baseUrl invalid_format',
      'database invalid_format',
    ]);
  });
});

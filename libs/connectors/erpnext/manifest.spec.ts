import { manifest } from './manifest';

const settings = {
  baseUrl: 'https://erp.example.com/',
  company: 'Demo Shop',
  warehouse: 'Stores - DS',
  accounts: { '1100': 'Stripe Clearing - DS' },
};

describe('the manifest of ERPNext', () => {
  it('fills in what an administrator may leave out', () => {
    expect(manifest.settings.parse(settings)).toMatchObject({
      baseUrl: 'https://erp.example.com',
      bridgeKeyField: 'bridge_key',
      missingItems: 'refuse',
    });
  });

  it('names every fault at once', () => {
    const faulty = { ...settings, baseUrl: 'ftp://x', company: '', accounts: { '11': 'x' }, color: 'red' };
    const result = manifest.settings.safeParse(faulty);
    const paths = result.error?.issues.map(({ path, code }) => `${path.join('.')} ${code}`).sort();
    expect(paths).toEqual([
      ' unrecognized_keys',
      'accounts.11 invalid_key',
      'baseUrl invalid_format',
      'company too_small',
    ]);
  });

  it.each([
    ['key:secret', /without the colon/],
    ['token abc', /without the word/],
    ['short', /letters and digits/],
    ['a1b2c3d4e5f6a7b', undefined],
  ])('judges the secret %s', (value, reason) => {
    for (const { check } of manifest.secrets) {
      if (reason === undefined) expect(check?.(value)).toBeUndefined();
      else expect(check?.(value)).toMatch(reason);
    }
  });
});

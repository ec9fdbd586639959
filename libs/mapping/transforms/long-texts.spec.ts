import { checkType } from '../document/check-type';
import { FieldRuleSchema } from '../document/mapping-document';
import { addressLines } from './address-lines';
import { standardizeAddress } from './address';
import { describeLines } from './describe-lines';

const LONG = 900_000;

describe('texts of a megabyte, as anybody may try them', () => {
  it('are an address line in no time, commas and all', () => {
    const line1 = `${','.repeat(LONG)}a`;
    const address = standardizeAddress({ line1, city: 'Berlin', postalCode: '10115', country: 'DE' });
    const lines = addressLines(address, false);
    expect(lines).toMatchObject({ ok: true, value: ['a', '10115 Berlin'] });
    const turned = standardizeAddress({ ...address, line1: `a${','.repeat(LONG)}a,` });
    expect(addressLines(turned, false)).toMatchObject({
      ok: true,
      value: [`a${','.repeat(LONG)}a`, '10115 Berlin'],
    });
  });

  it('are described in no time, however many lines there are', () => {
    const lines = Array.from({ length: 200_000 }, () => ({ name: 'ab' }));
    const text = describeLines(lines, 100_000, 'and {count} more');
    expect(text.length).toBeLessThanOrEqual(100_000);
    expect(text).toMatch(/^ab, ab, .*, ab, and 175\d{3} more$/);
  });

  it('are no mail address, and that is seen at once', () => {
    const field = FieldRuleSchema.parse({ target: 'mail', source: 'mail', type: 'email' });
    expect(checkType(`a@${'.'.repeat(LONG)} `, field)).toMatchObject({
      ok: false,
      error: { code: 'not-an-email' },
    });
  });
});

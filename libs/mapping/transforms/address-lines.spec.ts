import fc from 'fast-check';
import { standardizeAddress } from './address';
import { addressLines } from './address-lines';

const ADA = { name: 'Ada Lovelace', line1: '12 Main St', city: 'Springfield', postalCode: '12345' };
const lines = (address: object, withCountry = false) => {
  const result = addressLines(standardizeAddress({ ...address }), withCountry);
  return result.ok ? result.value : result.error.code;
};

describe('the lines of an address', () => {
  it.each([
    ['DE', {}, ['Ada Lovelace', '12 Main St', '12345 Springfield']],
    ['US', { state: 'IL' }, ['Ada Lovelace', '12 Main St', 'Springfield, IL 12345']],
    ['GB', { postalCode: 'sw1a 1aa', city: 'London' }, ['Ada Lovelace', '12 Main St', 'LONDON', 'SW1A 1AA']],
    ['FR', { line2: 'Bât. B' }, ['Ada Lovelace', '12 Main St', 'Bât. B', '12345 SPRINGFIELD']],
    ['JP', { state: 'Tokyo', city: 'Chiyoda-ku' }, ['Ada Lovelace', '12 Main St', 'Chiyoda-ku, Tokyo 12345']],
    ['AT', { company: 'Engines' }, ['Ada Lovelace', 'Engines', '12 Main St', '12345 Springfield']],
  ])('stand in the order of %s', (country, more, expected) => {
    expect(lines({ ...ADA, country, ...more })).toEqual(expected);
  });

  it('run from the large to the small in Japanese letters', () => {
    const address = {
      name: '山田太郎',
      postalCode: '100-0001',
      state: '東京都',
      city: '千代田区',
      line1: '千代田1-1',
    };
    expect(lines({ ...address, country: 'JP' })).toEqual([
      '〒100-0001',
      '東京都千代田区千代田1-1',
      '山田太郎',
    ]);
  });

  it('end with the country where it is asked for', () => {
    expect(lines({ ...ADA, country: 'Germany' }, true)).toEqual([
      'Ada Lovelace',
      '12 Main St',
      '12345 Springfield',
      'DE',
    ]);
  });

  it.each([
    ['US', ADA],
    ['DE', { ...ADA, postalCode: '' }],
    ['GB', { ...ADA, city: ' ' }],
    [null, { ...ADA, line1: null }],
  ])('are refused in %s without a part that must be there', (country, address) => {
    expect(lines({ ...address, country })).toBe('address-incomplete');
  });

  it('show every part that there is, and none that is empty', () => {
    const part = fc.option(fc.stringMatching(/^[A-Za-z0-9]{1,8}$/), { nil: null });
    const address = fc.record({
      name: part,
      company: part,
      line1: part,
      line2: part,
      city: part,
      state: part,
      postalCode: part,
    });
    fc.assert(
      fc.property(address, fc.constantFrom('DE', 'US', 'GB', 'FR', 'JP', 'CH', null), (parts, country) => {
        const standard = standardizeAddress({ ...parts, country });
        const result = addressLines(standard, false);
        if (!result.ok) return;
        expect(result.value.every((line) => line.trim() !== '' && line.trim() === line)).toBe(true);
        const whole = result.value.join('\n').toUpperCase();
        const unused = new Set([
          'country',
          'phone',
          ...(['DE', 'GB', 'FR'].includes(country ?? '') ? ['state'] : []),
        ]);
        for (const [name, value] of Object.entries(standard) as Array<[string, string | null]>) {
          if (value !== null && !unused.has(name)) expect(whole).toContain(value.toUpperCase());
        }
      }),
    );
  });
});

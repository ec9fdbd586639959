import fc from 'fast-check';
import { CURRENCIES } from '#platform/money/currencies';
import { decimalText } from '../../i18n/decimal-text';
import { parseAmount } from './amount-input';

describe('an amount that somebody types', () => {
  it('takes comma or point, as many decimals as the currency has, and no more', () => {
    expect(parseAmount('12,5', 'EUR')).toBe(1_250);
    expect(parseAmount(' 12.50 ', 'EUR')).toBe(1_250);
    expect(parseAmount('500', 'JPY')).toBe(500);
    expect(parseAmount('1.230', 'KWD')).toBe(1_230);
    for (const wrong of ['', '0', '-1', '1.234', 'abc', '1e3', '1,2,3', '99999999999999']) {
      expect(parseAmount(wrong, 'EUR')).toBeNull();
    }
    expect(parseAmount('1.5', 'JPY')).toBeNull();
  });

  it('reads back what was shown, for every currency', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 ** 11 }),
        fc.constantFrom(...CURRENCIES),
        (amount, currency) => {
          expect(parseAmount(decimalText({ amount, currency }), currency)).toBe(amount);
        },
      ),
    );
  });
});

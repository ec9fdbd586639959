import * as fc from 'fast-check';
import { allocateMoney } from './allocate';
import { CURRENCIES, currencyRule } from './currencies';
import { addMoney, equalMoney, money, subtractMoney, sumMoney } from './money';
import { moneyFromDecimal, moneyToDecimal } from './money-decimal';

const parse = (text: string, currency: string) => {
  const result = moneyFromDecimal(text, currency);
  return result.ok ? result.value.amount : result.error.code;
};
const currency = fc.constantFrom(...CURRENCIES);

describe('money in and out of decimal text', () => {
  it.each([
    ['500', 'JPY', 500],
    ['50000', 'KRW', 50000],
    ['1.230', 'KWD', 1230],
    ['5', 'ISK', 500],
    ['5', 'UGX', 500],
    ['129.990000000', 'EUR', 12999],
    ['-0.01', 'USD', -1],
    ['175.55', 'HUF', 17555],
    ['10.5', 'TWD', 1050],
  ])('AC-25: %s %s is %i', (text, code, amount) => {
    expect(parse(text, code)).toBe(amount);
  });

  it.each([
    ['1.005', 'EUR', 'not-representable'],
    ['500.5', 'JPY', 'not-representable'],
    ['1.234', 'KWD', 'not-representable'],
    ['5.5', 'ISK', 'not-representable'],
    ['0.01', 'UGX', 'not-representable'],
    ['1', 'XXX', 'currency-unsupported'],
    ['1', 'eur', 'currency-unsupported'],
    ['1e3', 'EUR', 'not-a-decimal'],
    ['1,000.00', 'EUR', 'not-a-decimal'],
    ['', 'EUR', 'not-a-decimal'],
    ['NaN', 'EUR', 'not-a-decimal'],
    ['999999999999999999', 'EUR', 'amount-out-of-range'],
  ])('AC-25: %s %s is refused as %s', (text, code, fault) => {
    expect(parse(text, code)).toBe(fault);
  });

  it('AC-25: every currency of Stripe makes the round trip', () => {
    fc.assert(
      fc.property(currency, fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (code, steps) => {
        const value = money(steps * currencyRule(code)!.step, code);
        const back = moneyFromDecimal(moneyToDecimal(value), code);
        return back.ok && equalMoney(back.value, value);
      }),
      { numRuns: 2000 },
    );
  });

  it('rounds only when asked, to what the currency can carry', () => {
    expect(moneyFromDecimal('1.005', 'EUR', { rounding: 'half-up' })).toMatchObject({
      value: { amount: 101 },
    });
    expect(moneyFromDecimal('1.005', 'EUR', { rounding: 'half-even' })).toMatchObject({
      value: { amount: 100 },
    });
    expect(moneyFromDecimal('1.2345', 'KWD', { rounding: 'half-up' })).toMatchObject({
      value: { amount: 1230 },
    });
    expect(moneyFromDecimal('5.5', 'ISK', { rounding: 'half-up' })).toMatchObject({ value: { amount: 600 } });
  });
});

describe('arithmetic', () => {
  it('refuses to mix currencies and to leave the whole numbers', () => {
    expect(() => addMoney(money(1, 'EUR'), money(1, 'USD'))).toThrow(/differ/);
    expect(() => subtractMoney(money(1, 'EUR'), money(1, 'USD'))).toThrow(/differ/);
    expect(() => money(1.5, 'EUR')).toThrow(/whole/);
    expect(() => money(1, 'ABC')).toThrow(/Unknown currency/);
    expect(() => addMoney(money(Number.MAX_SAFE_INTEGER, 'EUR'), money(1, 'EUR'))).toThrow(/whole/);
  });

  it('subtracting undoes adding', () => {
    const amount = fc.integer({ min: -1e12, max: 1e12 });
    fc.assert(
      fc.property(amount, amount, (a, b) =>
        equalMoney(
          subtractMoney(addMoney(money(a, 'EUR'), money(b, 'EUR')), money(b, 'EUR')),
          money(a, 'EUR'),
        ),
      ),
    );
  });

  it('allocates without losing or inventing a unit, each part within one of its share', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), weights, (amount, shares) => {
        const parts = allocateMoney(money(amount, 'EUR'), shares);
        expect(sumMoney(parts, 'EUR').amount).toBe(amount);
        const whole = shares.reduce((a, b) => a + b, 0);
        if (whole === 0) return;
        parts.forEach((part, index) => {
          expect(Math.abs(part.amount - (amount * shares[index]!) / whole)).toBeLessThanOrEqual(1.001);
        });
      }),
    );
  });
});

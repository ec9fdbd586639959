import { paymentOf } from '#connectors/kit/fixtures/payment';
import type { ProblemError } from '#platform/http/problem';
import { amountOf } from './amount-of';

describe('a sum of a payment', () => {
  const payment = (currency: string) => paymentOf('1', { amount: { amount: 100_000, currency } });
  const codeOf = (currency: string, amount: number): unknown => {
    try {
      return amountOf(payment(currency), amount);
    } catch (error) {
      return (error as ProblemError).problem.code;
    }
  };

  it.each([
    ['KWD', 1_230, 1_235],
    ['ISK', 50_000, 50_050],
  ])('AC-25: is one that %s can pay', (currency, whole, broken) => {
    expect(codeOf(currency, whole)).toEqual({ amount: { amount: whole, currency } });
    expect(codeOf(currency, broken)).toBe('not-representable');
  });
});

import { Decimal } from 'decimal.js';
import { Failure } from '#platform/errors/failure';
import { currencyRule } from '#platform/money/currencies';
import { money } from '#platform/money/money';
import { moneyToDecimal } from '#platform/money/money-decimal';

const SAFE_DIGITS = 15;
const Exact = Decimal.clone({ precision: 60 });

/** The JSON number that reads as exactly this amount in major units; 15 digits survive every float on the way. */
export function amountOut(amount: number, currency: string): number {
  const text = moneyToDecimal(money(amount, currency));
  if (text.replace(/[-.]/g, '').replace(/^0+/, '').length > SAFE_DIGITS) {
    throw Failure.mapping('amount-too-large', `${text} ${currency} has more digits than ERPNext can hold`, {
      details: { value: text, expected: `at most ${SAFE_DIGITS} digits` },
    });
  }
  return Number(text);
}

/** An amount of the ERP in smallest units, rounded to what the currency can carry. */
export function amountIn(value: unknown, currency: string): number {
  const exponent = currencyRule(currency)?.exponent ?? 2;
  return new Exact(typeof value === 'number' || typeof value === 'string' ? value : 0)
    .times(new Exact(10).pow(exponent))
    .toDecimalPlaces(0, Decimal.ROUND_HALF_UP)
    .toNumber();
}

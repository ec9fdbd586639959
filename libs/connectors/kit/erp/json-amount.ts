import { Decimal } from 'decimal.js';
import { Failure } from '#platform/errors/failure';
import { currencyRule } from '#platform/money/currencies';
import { money } from '#platform/money/money';
import { moneyToDecimal } from '#platform/money/money-decimal';

const SAFE_DIGITS = 15;
const Exact = Decimal.clone({ precision: 60 });

/** Smallest units as the JSON number that reads as exactly this amount in major units; 15 digits survive every float on the way. */
export function jsonAmount(amount: number, currency: string): number {
  const text = moneyToDecimal(money(amount, currency));
  if (text.replace(/[-.]/g, '').replace(/^0+/, '').length > SAFE_DIGITS) {
    throw Failure.mapping('amount-too-large', `${text} ${currency} has more digits than the ERP can hold`, {
      details: { value: text, expected: `at most ${SAFE_DIGITS} digits` },
    });
  }
  return Number(text);
}

/** A JSON number of major units in smallest units, rounded to what the currency can carry. */
export function amountOfJson(value: unknown, currency: string): number {
  return new Exact(typeof value === 'number' || typeof value === 'string' ? value : 0)
    .times(new Exact(10).pow(currencyRule(currency)?.exponent ?? 2))
    .toDecimalPlaces(0, Decimal.ROUND_HALF_UP)
    .toNumber();
}

/** An amount of one currency in another's smallest units, at a rate between major units. */
export function convertedAmount(amount: number, from: string, to: string, rate: number | string): number {
  const exponents = (currencyRule(to)?.exponent ?? 2) - (currencyRule(from)?.exponent ?? 2);
  return new Exact(amount)
    .times(rate)
    .times(new Exact(10).pow(exponents))
    .toDecimalPlaces(0, Decimal.ROUND_HALF_UP)
    .toNumber();
}

import { Decimal } from 'decimal.js';
import { currencyRule } from '#platform/money/currencies';
import { money } from '#platform/money/money';
import { moneyToDecimal } from '#platform/money/money-decimal';
import { decimal, decimalText, type WireDecimal } from './client/wire';

const Exact = Decimal.clone({ precision: 60 });

/** Smallest units as a decimal of major units. */
export const amountOut = (amount: number, currency: string): WireDecimal =>
  decimal(moneyToDecimal(money(amount, currency)));

/** A decimal of the ERP in smallest units, rounded to what the currency can carry. */
export function amountIn(value: unknown, currency: string): number {
  return new Exact(decimalText(value))
    .times(new Exact(10).pow(currencyRule(currency)?.exponent ?? 2))
    .toDecimalPlaces(0, Decimal.ROUND_HALF_UP)
    .toNumber();
}

/** Both rates count units of their currency to one of the ERP's base. */
export function rateBetween(fromRate: unknown, toRate: unknown): string | null {
  const [from, to] = [new Exact(decimalText(fromRate)), new Exact(decimalText(toRate))];
  return from.greaterThan(0) && to.greaterThan(0) ? to.div(from).toFixed(24) : null;
}

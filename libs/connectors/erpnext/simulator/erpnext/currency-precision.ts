import { currencyRule } from '#platform/money/currencies';

/** Decimal digits a company keeps for a currency. */
export function precisionOf(currency: string): number {
  return currencyRule(currency)?.exponent ?? 2;
}

import { currencyRule } from '#platform/money/currencies';
import type { MoneyBody } from '#contracts/models/money';
import { moneyToDecimal } from '#platform/money/money-decimal';

/** `129.99 EUR`, for people who read every language: no grouping, the currency's own digits. */
export function plainMoney(value: MoneyBody): string {
  return currencyRule(value.currency)
    ? `${moneyToDecimal(value)} ${value.currency}`
    : `${value.amount} ${value.currency}`;
}

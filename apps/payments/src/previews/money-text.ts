import { money } from '#platform/money/money';
import { moneyToDecimal } from '#platform/money/money-decimal';

/** `79.90 EUR`. */
export const moneyText = (amount: number, currency: string): string =>
  `${moneyToDecimal(money(amount, currency))} ${currency}`;

import type { MoneyBody } from '#contracts/models/money';
import type { Payment } from '#contracts/models/payment';
import { currencyRule } from '#platform/money/currencies';
import { isChargeable } from '#platform/money/money';
import { raiseProblem } from '#platform/http/problem';

/** A sum of the payment, given with or without its currency. Raises 422 for one that cannot be meant. */
export function amountOf(payment: Payment, amount: MoneyBody | number | undefined): { amount?: MoneyBody } {
  if (amount === undefined) return {};
  const money = typeof amount === 'number' ? { amount, currency: payment.amount.currency } : amount;
  if (money.currency !== payment.amount.currency) {
    raiseProblem(422, 'currency-mismatch', `The payment is in ${payment.amount.currency}`);
  }
  if (money.amount <= 0) raiseProblem(422, 'amount-not-positive', 'The amount must be above zero');
  if (!isChargeable(money)) {
    const step = currencyRule(money.currency)?.step;
    raiseProblem(
      422,
      'not-representable',
      `Amounts in ${money.currency} are multiples of ${step} smallest units`,
    );
  }
  return { amount: money };
}

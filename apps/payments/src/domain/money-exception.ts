import type { OrderRecord, PaymentRecord } from './payment-record';
import { fits } from './fits-order';
import { holdsMoney } from './standing';

/** Why money does not fit its order. */
export type MoneyExceptionCode =
  | 'paid-after-cancel'
  | 'paid-for-other-total'
  | 'less-than-total'
  | 'paid-twice'
  | 'amount-differs'
  | 'second-charge';

export const EXCEPTION_MESSAGES: Readonly<Record<MoneyExceptionCode, string>> = {
  'paid-after-cancel': 'Money arrived after the order was canceled.',
  'paid-for-other-total': 'The payment is for a total that the order no longer has.',
  'less-than-total': 'The total was raised, and less than that was taken and kept.',
  'paid-twice': 'Another payment of the order already holds its money.',
  'amount-differs': 'The provider tells another amount than was asked for.',
  'second-charge': 'A second payment exists at the provider for one that we made once.',
};

/** Judged once, when a payment first holds money; null when it fits. */
export function judgeMoney(
  order: OrderRecord,
  payment: PaymentRecord,
  others: readonly PaymentRecord[],
  toldAmount: { readonly amount: number; readonly currency: string },
): MoneyExceptionCode | null {
  if (toldAmount.amount !== payment.amount || toldAmount.currency !== payment.currency)
    return 'amount-differs';
  // Before the total and other payments: of a canceled order nothing fits, and the store's policy for it covers all of its money.
  if (order.canceledAt !== null) return 'paid-after-cancel';
  if (!fits(payment, order)) return 'paid-for-other-total';
  if (others.some((other) => holdsMoney(other.state.standing) && other.exceptionCode === null)) {
    return 'paid-twice';
  }
  return null;
}

import { isChargeable } from '#platform/money/money';
import type { PaymentRecord } from './payment-record';
import { statusOfPayment } from './payment-status';
import { isCaptured } from './standing';

export type RefundDecision =
  | { readonly do: 'refund'; readonly amount: number }
  | { readonly do: 'refuse'; readonly why: 'invalid-amount' | 'disputed' }
  | { readonly do: 'refuse'; readonly why: 'not-captured'; readonly status: string }
  | { readonly do: 'refuse'; readonly why: 'above-captured'; readonly limit: number };

/** Never more than was captured, refunds under way included; all that is left when no amount is given. */
export function decideRefund(
  payment: PaymentRecord,
  asked: { readonly amount: number; readonly currency: string } | undefined,
): RefundDecision {
  const { standing, captured } = payment.state;
  if (asked && (asked.amount <= 0 || asked.currency !== payment.currency || !isChargeable(asked))) {
    return { do: 'refuse', why: 'invalid-amount' };
  }
  if (!isCaptured(standing)) {
    return { do: 'refuse', why: 'not-captured', status: statusOfPayment(payment) };
  }
  if (payment.disputed) return { do: 'refuse', why: 'disputed' };
  const left = captured - payment.refunded;
  const amount = asked?.amount ?? left;
  if (left <= 0 || amount > left) return { do: 'refuse', why: 'above-captured', limit: Math.max(0, left) };
  return { do: 'refund', amount };
}

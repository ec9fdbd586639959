import type { RefundRecord } from './payment-record';
import type { ToldRefundState } from './told';

type RefundStatus = RefundRecord['status'];

/** A refund may fail even after it succeeded; it never comes back from that. */
const RANK: Readonly<Record<RefundStatus, number>> = {
  pending: 0,
  requires_action: 1,
  succeeded: 2,
  failed: 3,
  canceled: 3,
};

/** The later of both; a word of the provider that we do not know changes nothing. */
export function nextRefundStatus(current: RefundStatus, told: ToldRefundState): RefundStatus {
  if (told === 'unknown') return current;
  return RANK[told] > RANK[current] ? told : current;
}

/** Money on its way back or there: what may no longer be refunded. */
export const countsAsRefunded = (status: RefundStatus): boolean => RANK[status] < 3;

export function refundedSum(refunds: readonly Pick<RefundRecord, 'amount' | 'status'>[]): number {
  return refunds
    .filter((refund) => countsAsRefunded(refund.status))
    .reduce((sum, refund) => sum + refund.amount, 0);
}

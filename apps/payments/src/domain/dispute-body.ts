import type { Dispute } from '#contracts/models/dispute';
import type { DisputeRecord } from './dispute-record';

/** The dispute as others see it. */
export function toDisputeBody(dispute: DisputeRecord): Dispute {
  return {
    disputeId: dispute.disputeId,
    paymentId: dispute.paymentId,
    storeId: dispute.storeId,
    orderId: dispute.orderId,
    connectionId: dispute.connectionId,
    chargeId: dispute.chargeId,
    status: dispute.status,
    version: dispute.version,
    amount: { amount: dispute.amount, currency: dispute.currency },
    reason: dispute.reason,
    fundsWithdrawn: dispute.fundsWithdrawn,
    evidence: {
      dueBy: dispute.dueBy?.toISOString() ?? null,
      submitted: dispute.submitted,
      pastDue: dispute.pastDue,
    },
    openedAt: dispute.openedAt.toISOString(),
    updatedAt: dispute.updatedAt.toISOString(),
  };
}

import type { Dispute } from '#contracts/models/dispute';
import type { OrderReason } from '#contracts/models/order-explanation';
import type { Refund } from '#contracts/models/payment';
import { eventsOf, reason, type Situation } from '../situation';

const ENDED: ReadonlySet<Dispute['status']> = new Set(['won', 'lost', 'warning_closed', 'prevented']);

/** Money on its way back. */
export function afterSaleReasons(situation: Situation): OrderReason[] {
  const { money } = situation;
  if (!money) return [];
  return [
    ...money.refunds.flatMap((refund) => ofRefund(situation, refund) ?? []),
    ...money.disputes.filter(({ status }) => !ENDED.has(status)).map((one) => ofDispute(situation, one)),
  ];
}

function ofRefund(situation: Situation, refund: Refund): OrderReason | undefined {
  const { status, amount, createdAt, failure, paymentId } = refund;
  const common = { since: createdAt, money: amount };
  if (status === 'pending' || status === 'requires_action') {
    return reason('refund-pending', 'waiting', { ...common, events: eventsOf(situation, 'refund.created') });
  }
  // What was given back by another refund later is settled.
  const later = situation.money?.refunds.some(
    (other) =>
      other.status === 'succeeded' && other.createdAt > createdAt && other.amount.amount >= amount.amount,
  );
  if (status !== 'failed' || later) return undefined;
  return reason('refund-failed', 'blocked', {
    ...common,
    parameters: { code: failure?.code ?? '', why: failure?.message ?? '' },
    events: eventsOf(situation, 'refund.failed'),
    action: { kind: 'refund', paymentId },
  });
}

function ofDispute(situation: Situation, dispute: Dispute): OrderReason {
  const { amount, status, reason: why, evidence, openedAt } = dispute;
  const due = evidence.submitted ? null : evidence.dueBy;
  return reason('dispute-open', due === null ? 'waiting' : 'blocked', {
    since: openedAt,
    until: due,
    parameters: { status, why },
    money: amount,
    events: eventsOf(situation, 'dispute.'),
  });
}

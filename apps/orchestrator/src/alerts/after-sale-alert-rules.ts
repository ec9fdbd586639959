import { DisputeClosed, DisputeEvidenceDue, DisputeOpened, DisputeUpdated } from '#contracts/events/disputes';
import { RefundFailed, RefundSucceeded } from '#contracts/events/payments';
import { PayoutRecorded } from '#contracts/events/payouts';
import { OrderCreatedByUs, OrderNotCreated } from '#contracts/events/renewals';
import { FraudWarningReceived, ReviewClosed, ReviewOpened } from '#contracts/events/reviews';
import { WebhookEndpointDrifted, WebhookEndpointRestored } from '#contracts/events/webhook-endpoints';
import { WebhookGapFound } from '#contracts/events/webhook-gaps';
import { plainMoney } from '../timeline/format-money';
import { alertRuleList } from './alert-rule';

const { on, rules } = alertRuleList();
/** What happens to money after the sale, and that somebody has dealt with it. */
export const afterSaleAlertRules = rules;

const DISPUTE = DisputeOpened.name;
const EVIDENCE = DisputeEvidenceDue.name;
const REVIEW = ReviewOpened.name;
const FRAUD = FraudWarningReceived.name;
const PAYOUT = 'payout.failed';
const NOT_CREATED = OrderNotCreated.name;

const nameOf = (orderId: string | null): string => (orderId === null ? 'No order' : `Order ${orderId}`);

on(RefundFailed, ({ storeId, orderId, refund }) => ({
  change: 'raise',
  kind: RefundFailed.name,
  subject: `${storeId}/${orderId}/${refund.refundId}`,
  itemId: refund.refundId,
  title: `Order ${orderId}: a refund of ${plainMoney(refund.amount)} failed`,
  detail: `${refund.failure?.message ?? 'The provider gives no reason.'} The money is not with the customer; return it in another way.`,
  scope: { storeId, orderId },
}));

on(DisputeOpened, ({ storeId, orderId, dispute }) => ({
  change: 'raise',
  kind: DISPUTE,
  subject: `${storeId}/${dispute.disputeId}`,
  itemId: dispute.disputeId,
  title: `${nameOf(orderId)}: ${plainMoney(dispute.amount)} are disputed (${dispute.reason})`,
  detail: dispute.evidence.dueBy
    ? `Answer it at the payment provider before ${dispute.evidence.dueBy}.`
    : 'There is nothing to answer.',
  scope: { storeId, orderId },
}));
on(DisputeEvidenceDue, ({ storeId, orderId, dispute, hoursLeft }) => ({
  change: 'raise',
  kind: EVIDENCE,
  subject: `${storeId}/${dispute.disputeId}/${hoursLeft > 24 ? 72 : 24}`,
  itemId: dispute.disputeId,
  title: `${nameOf(orderId)}: evidence is due in ${Math.round(hoursLeft)} hours`,
  detail: `The dispute over ${plainMoney(dispute.amount)} is lost unless it is answered before ${dispute.evidence.dueBy ?? 'its deadline'}.`,
  scope: { storeId, orderId },
}));
on(DisputeUpdated, ({ dispute }) =>
  dispute.evidence.submitted
    ? { change: 'settle', kind: EVIDENCE, itemId: dispute.disputeId, keep: false }
    : [],
);
on(DisputeClosed, ({ dispute }) =>
  [DISPUTE, EVIDENCE].map((kind) => ({
    change: 'settle' as const,
    kind,
    itemId: dispute.disputeId,
    keep: false,
  })),
);

on(ReviewOpened, ({ storeId, orderId, review }) => ({
  change: 'raise',
  kind: REVIEW,
  subject: `${storeId}/${orderId}/${review.reviewId}`,
  itemId: review.reviewId,
  title: `Order ${orderId}: its payment is under review`,
  detail: 'Nothing is shipped before somebody has looked at it at the payment provider.',
  scope: { storeId, orderId },
}));
on(ReviewClosed, ({ review }) => ({ change: 'settle', kind: REVIEW, itemId: review.reviewId, keep: true }));

on(FraudWarningReceived, ({ storeId, orderId, warning }) => ({
  change: 'raise',
  kind: FRAUD,
  subject: `${storeId}/${orderId}/${warning.warningId}`,
  itemId: warning.paymentId,
  title: `Order ${orderId}: its payment is probably fraud (${warning.fraudType})`,
  detail: 'A dispute usually follows. Stop the goods and refund the payment while it can be refunded.',
  scope: { storeId, orderId },
}));
on(RefundSucceeded, ({ payment }) =>
  payment.status === 'refunded'
    ? { change: 'settle', kind: FRAUD, itemId: payment.paymentId, keep: false }
    : [],
);

on(PayoutRecorded, ({ storeId, payout }) =>
  payout.status === 'failed'
    ? {
        change: 'raise',
        kind: PAYOUT,
        subject: `${storeId}/${payout.payoutId}`,
        itemId: payout.payoutId,
        title: `A payout of ${plainMoney(payout.amount)} failed`,
        detail: `${payout.failure?.message ?? 'The bank gives no reason.'} The money is back on the balance; check the bank account at the payment provider.`,
        scope: { storeId, orderId: null },
      }
    : [],
);

const HOUR_MS = 3_600_000;
const MANY = 20;

/** A single webhook that came late heals unseen; a real gap says that something is wrong with the endpoint. */
on(WebhookGapFound, ({ connectionId, events, from, to }, eventId) =>
  events >= MANY || Date.parse(to) - Date.parse(from) >= HOUR_MS
    ? {
        change: 'raise',
        kind: WebhookGapFound.name,
        subject: `${connectionId}/${from}`,
        itemId: eventId,
        title: `${connectionId}: ${events} events came without a webhook`,
        detail: `They happened between ${from} and ${to} and have been dealt with now. Check the webhook endpoint at the provider: its address, its events, whether it is enabled.`,
        scope: { connectionId },
      }
    : [],
);

on(WebhookEndpointDrifted, ({ connectionId, drift }) => ({
  change: 'raise',
  kind: WebhookEndpointDrifted.name,
  subject: `${connectionId}/${drift.map(({ field }) => field).join('+')}`,
  itemId: connectionId,
  title: `${connectionId}: the webhook endpoint is wrong (${drift.map(({ field }) => field).join(', ')})`,
  detail: drift
    .map(({ field, expected, actual }) => `${field}: ${actual ?? 'nothing'} instead of ${expected}.`)
    .join(' ')
    .slice(0, 4000),
  scope: { connectionId },
}));
on(WebhookEndpointRestored, ({ connectionId }) => ({
  change: 'settle',
  kind: WebhookEndpointDrifted.name,
  itemId: connectionId,
  keep: false,
}));

on(OrderNotCreated, ({ storeId, invoiceId, number, total, customerEmail, error }) => ({
  change: 'raise',
  kind: NOT_CREATED,
  subject: storeId,
  itemId: invoiceId,
  title: `Paid renewals have no order in the shop of ${storeId}`,
  detail: `Invoice ${number ?? invoiceId} over ${plainMoney(total)} is paid${
    customerEmail === null ? '' : ` by ${customerEmail}`
  }. Make its order by hand: ${error.message} (${error.code})`,
  scope: { storeId, orderId: null },
}));
on(OrderCreatedByUs, ({ invoiceId }) => ({
  change: 'settle',
  kind: NOT_CREATED,
  itemId: invoiceId,
  keep: false,
}));

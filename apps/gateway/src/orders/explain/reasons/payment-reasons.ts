import type { OrderReason } from '#contracts/models/order-explanation';
import type { Payment } from '#contracts/models/payment';
import { assertUnreachable } from '#platform/assert/assert-unreachable';
import { eventsOf, minutesSince, reason, type Situation } from '../situation';

const NEAR_EXPIRY_MINUTES = 48 * 60;
const PREPARED_MINUTES = 5;

/** Where the money stands: the payment that counts is the last that was not given up. */
export function paymentReasons(situation: Situation): OrderReason[] {
  const { money } = situation;
  if (!money) return [];
  const alive = money.payments.filter(({ status }) => status !== 'canceled' && status !== 'expired');
  const payment = alive.at(-1) ?? money.payments.at(-1);
  if (!payment) return missing(situation);
  return [...ofPayment(situation, payment), ...review(situation, payment)];
}

function missing(situation: Situation): OrderReason[] {
  const { order, process, now } = situation;
  if (order.orderStatus === 'canceled' || order.paymentStatus === 'paid' || process?.runCount === 0)
    return [];
  const late = minutesSince(order.placedAt, now) > PREPARED_MINUTES;
  return [
    reason('payment-missing', late ? 'late' : 'waiting', {
      since: order.placedAt,
      money: order.total,
      events: eventsOf(situation, 'order.placed'),
    }),
  ];
}

function ofPayment(situation: Situation, payment: Payment): OrderReason[] {
  const { status, amount, authorized, captureBefore, failure, payUrl, paymentId, updatedAt } = payment;
  const link = payUrl === null ? null : ({ kind: 'send-payment-link', url: payUrl } as const);
  const parameters = { why: failure?.message ?? '', code: failure?.declineCode ?? failure?.code ?? '' };
  switch (status) {
    case 'pending':
    case 'requires_action':
      return [
        reason('awaiting-shopper', 'waiting', {
          since: payment.createdAt,
          money: amount,
          events: eventsOf(situation, 'payment.created', 'payment.requires-action'),
          action: link,
        }),
      ];
    case 'failed':
      return [
        reason('payment-declined', 'late', {
          since: failure?.at ?? updatedAt,
          parameters,
          money: amount,
          events: eventsOf(situation, 'payment.failed'),
          action: link,
        }),
      ];
    case 'processing':
      return [
        reason('payment-processing', 'waiting', {
          since: updatedAt,
          parameters: { method: payment.method?.type ?? '' },
          money: amount,
          events: eventsOf(situation, 'payment.processing'),
        }),
      ];
    case 'authorized':
      return [uncaptured(situation, { paymentId, captureBefore, updatedAt, authorized })];
    case 'expired':
      return [
        reason('payment-expired', 'late', {
          since: updatedAt,
          money: amount,
          events: eventsOf(situation, 'payment.expired'),
          action: link,
        }),
      ];
    case 'canceled':
      // Nobody canceled it: the provider would not take it.
      if (failure !== null && situation.order.orderStatus === 'payment_failed') {
        return [reason('payment-refused', 'blocked', { since: failure.at, parameters, money: amount })];
      }
      return [
        reason('payment-canceled', 'done', {
          since: updatedAt,
          events: eventsOf(situation, 'payment.canceled'),
        }),
      ];
    case 'partially_captured':
    case 'paid':
    case 'not_required':
    case 'partially_refunded':
    case 'refunded':
    case 'disputed':
      return [];
    default:
      return assertUnreachable(status);
  }
}

function uncaptured(
  situation: Situation,
  payment: Pick<Payment, 'paymentId' | 'captureBefore' | 'updatedAt' | 'authorized'>,
): OrderReason {
  const { paymentId, captureBefore, updatedAt, authorized } = payment;
  const refused = eventsOf(situation, 'payment.capture-failed');
  const action = { kind: 'capture', paymentId } as const;
  const common = { money: authorized, until: captureBefore };
  if (captureBefore !== null && minutesSince(captureBefore, situation.now) >= 0) {
    return reason('authorization-lost', 'blocked', { ...common, since: captureBefore });
  }
  if (refused.length > 0 || situation.order.orderStatus === 'capture_failed') {
    const since = refused.at(-1)?.at ?? updatedAt;
    const parameters = { why: refused.at(-1)?.summary ?? '' };
    return reason('capture-refused', 'blocked', { ...common, since, parameters, events: refused, action });
  }
  const events = eventsOf(situation, 'payment.authorized', 'payment.authorization-expiring');
  const near = captureBefore !== null && -minutesSince(captureBefore, situation.now) < NEAR_EXPIRY_MINUTES;
  return reason(near ? 'authorization-expiring' : 'awaiting-capture', near ? 'late' : 'waiting', {
    ...common,
    since: updatedAt,
    events,
    action,
  });
}

function review(situation: Situation, payment: Payment): OrderReason[] {
  if (payment.review !== 'open') return [];
  const events = eventsOf(situation, 'review.opened');
  return [reason('review-open', 'blocked', { since: events.at(-1)?.at ?? payment.updatedAt, events })];
}

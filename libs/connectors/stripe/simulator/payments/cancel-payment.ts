import type { PaymentIntentObject } from '../objects/payment-intent';
import { invalidRequest } from '../protocol/api-error';
import type { StripeWorld } from '../world/world';
import { releaseRest } from './capture-payment';
import { latestCharge } from './confirm-payment';
import { unexpectedState } from './unexpected-state';

const CANCELABLE = [
  'requires_payment_method',
  'requires_capture',
  'requires_confirmation',
  'requires_action',
] as const;

/** What the merchant asks for. A PaymentIntent of Checkout ends with its session, unless money is already held. */
export function cancelByRequest(
  world: StripeWorld,
  intent: PaymentIntentObject,
  reason: string | undefined,
): PaymentIntentObject {
  if (!CANCELABLE.some((status) => status === intent.status))
    throw unexpectedState(intent, 'canceled', CANCELABLE);
  if (intent.amount_received > 0) {
    throw invalidRequest(
      'This PaymentIntent has been captured in part: release the rest with a final capture of zero instead.',
      { code: 'payment_intent_unexpected_state' },
    );
  }
  const session = world.sessions.find((each) => each.payment_intent === intent.id);
  if (session && intent.status !== 'requires_capture') {
    throw invalidRequest(
      'This PaymentIntent was created by Checkout and cannot be canceled directly. Expire the Checkout Session instead.',
      { code: 'payment_intent_unexpected_state' },
    );
  }
  return cancelPayment(world, intent, reason ?? null);
}

/** Ends a PaymentIntent and releases what was held. */
export function cancelPayment(
  world: StripeWorld,
  intent: PaymentIntentObject,
  reason: string | null,
): PaymentIntentObject {
  const charge = latestCharge(world, intent);
  if (charge && intent.status === 'requires_capture' && reason !== 'expired') {
    world.update(
      world.charges,
      charge,
      { refunded: true, amount_refunded: charge.amount },
      'charge.refunded',
    );
  }
  return world.update(
    world.paymentIntents,
    intent,
    {
      status: 'canceled',
      canceled_at: world.now,
      cancellation_reason: reason,
      amount_capturable: 0,
      next_action: null,
    },
    'payment_intent.canceled',
  );
}

/** The bank no longer holds the money: seven days have passed. What was captured of it stays. */
export function expireAuthorization(world: StripeWorld, paymentIntentId: string): void {
  const intent = world.paymentIntents.get(paymentIntentId);
  if (!intent || intent.status !== 'requires_capture') return;
  if (intent.amount_received > 0) {
    releaseRest(world, intent);
    return;
  }
  const charge = latestCharge(world, intent);
  if (charge) {
    world.update(world.charges, charge, { refunded: true, amount_refunded: charge.amount }, 'charge.expired');
  }
  cancelPayment(world, intent, 'expired');
}

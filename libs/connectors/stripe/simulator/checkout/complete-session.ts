import type { CheckoutSessionObject } from '../objects/checkout-session';
import type { PaymentIntentObject } from '../objects/payment-intent';
import type { StripeWorld } from '../world/world';

/** Ends the session when its payment is taken, held or on its way; otherwise leaves it open. */
export function completeSession(
  world: StripeWorld,
  session: CheckoutSessionObject,
  intent: PaymentIntentObject | undefined,
): CheckoutSessionObject {
  if (intent && !['succeeded', 'requires_capture', 'processing'].includes(intent.status)) return session;
  const completed = world.update(world.sessions, session, {
    status: 'complete',
    url: null,
    collected_information: { business_name: null, individual_name: null, shipping_details: null },
    payment_status: intent ? (intent.status === 'succeeded' ? 'paid' : 'unpaid') : 'no_payment_required',
  });
  world.events.emit('checkout.session.completed', completed);
  return completed;
}

/** The verdict on a delayed method, after the session has been completed. */
export function settleSession(world: StripeWorld, paymentIntentId: string): void {
  const intent = world.paymentIntents.get(paymentIntentId);
  const session = sessionOf(world, paymentIntentId);
  if (!intent || session?.status !== 'complete') return;
  if (intent.status === 'succeeded') {
    const paid = world.update(world.sessions, session, { payment_status: 'paid' });
    world.events.emit('checkout.session.async_payment_succeeded', paid);
  } else {
    world.events.emit('checkout.session.async_payment_failed', session);
  }
}

/** Money that was only held has been taken. */
export function markSessionPaid(world: StripeWorld, intent: PaymentIntentObject): void {
  const session = sessionOf(world, intent.id);
  if (session?.status === 'complete') world.update(world.sessions, session, { payment_status: 'paid' });
}

export function sessionOf(world: StripeWorld, paymentIntentId: string): CheckoutSessionObject | undefined {
  return world.sessions.find((session) => session.payment_intent === paymentIntentId);
}

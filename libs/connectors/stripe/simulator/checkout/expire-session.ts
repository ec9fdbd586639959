import type { CheckoutSessionObject } from '../objects/checkout-session';
import { cancelPayment } from '../payments/cancel-payment';
import { invalidRequest } from '../protocol/api-error';
import type { StripeWorld } from '../world/world';

/** What the merchant asks for: only an open session can be expired. */
export function expireByRequest(world: StripeWorld, session: CheckoutSessionObject): CheckoutSessionObject {
  if (session.status !== 'open') {
    throw invalidRequest(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of ${session.status}.`,
    );
  }
  return expireSession(world, session);
}

/** What time does. */
export function expireWhenDue(world: StripeWorld, sessionId: string): void {
  const session = world.sessions.get(sessionId);
  if (session?.status === 'open' && session.expires_at <= world.now) expireSession(world, session);
}

function expireSession(world: StripeWorld, session: CheckoutSessionObject): CheckoutSessionObject {
  const expired = world.update(world.sessions, session, { status: 'expired', url: null });
  const intent =
    session.payment_intent === null ? undefined : world.paymentIntents.get(session.payment_intent);
  if (intent && intent.status !== 'canceled') cancelPayment(world, intent, 'automatic');
  world.events.emit('checkout.session.expired', expired);
  return expired;
}

import type Stripe from 'stripe';
import type { ProviderCheckout } from '#connectors/kit/payment-port';
import { fromUnix } from './instants';
import { readOwner } from './metadata';
import { idOf, readMoney } from './read-money';

export function readCheckout(session: Stripe.Checkout.Session): ProviderCheckout {
  return {
    checkoutSessionId: session.id,
    state: readState(session.status),
    paymentIntentId: idOf(session.payment_intent),
    url: session.url,
    total: readMoney(session.amount_total ?? 0, session.currency ?? ''),
    expiresAt: fromUnix(session.expires_at),
    ...readOwner(session.metadata),
  };
}

/** A word we do not know yet is no end of the session: the PaymentIntent decides. */
function readState(status: string | null): ProviderCheckout['state'] {
  return status === 'complete' || status === 'expired' ? status : 'open';
}

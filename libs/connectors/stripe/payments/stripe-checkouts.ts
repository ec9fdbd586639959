import type Stripe from 'stripe';
import type { CreateCheckoutRequest, ProviderCheckout } from '#connectors/kit/payment-port';
import { toFailure } from '#platform/errors/failure';
import { checkoutParameters } from './checkout-parameters';
import { readCheckout } from './checkout.reader';
import { toUnix } from './instants';
import { collectPages } from './listing';
import { readOwner } from './metadata';
import { callStripe } from './stripe-call';

const MAX_PAGES = 10;
const MAX_FOUND = 20;

/** Checkout Sessions. */
export class StripeCheckouts {
  constructor(private readonly stripe: Stripe) {}

  async create(request: CreateCheckoutRequest): Promise<ProviderCheckout> {
    const parameters = checkoutParameters(request);
    return readCheckout(
      await callStripe('checkout.session', () =>
        this.stripe.checkout.sessions.create(parameters, { idempotencyKey: request.idempotencyKey }),
      ),
    );
  }

  async get(id: string): Promise<ProviderCheckout> {
    return readCheckout(
      await callStripe('checkout.session', () => this.stripe.checkout.sessions.retrieve(id)),
    );
  }

  /** A session that has ended by itself in the meantime answers an error: what it is now is the answer then. */
  async expire(id: string, idempotencyKey: string): Promise<ProviderCheckout> {
    try {
      return readCheckout(
        await callStripe('checkout.session', () =>
          this.stripe.checkout.sessions.expire(id, {}, { idempotencyKey }),
        ),
      );
    } catch (error) {
      if (toFailure(error).failureClass !== 'permanent') throw error;
      const now = await this.get(id);
      if (now.state === 'open') throw error;
      return now;
    }
  }

  async find(storeId: string, orderId: string, since: Date): Promise<ProviderCheckout[]> {
    const { items } = await collectPages(
      (page) => this.stripe.checkout.sessions.list({ ...page, created: { gte: toUnix(since) } }),
      (session) => isOf(session.metadata, storeId, orderId),
      MAX_PAGES,
    );
    return items.reverse().slice(0, MAX_FOUND).map(readCheckout);
  }
}

export function isOf(metadata: Stripe.Metadata | null, storeId: string, orderId: string): boolean {
  const owner = readOwner(metadata);
  return owner.storeId === storeId && owner.orderId === orderId;
}

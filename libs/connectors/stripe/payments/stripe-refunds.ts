import type Stripe from 'stripe';
import type { MoneyBody } from '#contracts/models/money';
import type { ProviderRefund } from '#connectors/kit/payment-port';
import { storableText } from '#platform/text/storable';
import { collectPages } from './listing';
import { MAX_VALUE_LENGTH, NOTE_KEY, OPERATION_KEY, ownMetadata } from './metadata';
import { readRefund } from './refund.reader';
import { callStripe } from './stripe-call';

const MAX_PAGES = 5;
const REASONS = ['duplicate', 'fraudulent', 'requested_by_customer'] as const;

export interface RefundOrder {
  readonly paymentIntentId: string;
  readonly amount: MoneyBody;
  readonly reason: string | null;
  readonly note: string | null;
  readonly storeId: string;
  readonly orderId: string;
}

/** Two calls are two refunds at Stripe: the operation's key travels in the metadata, so that a lost answer can be found. */
export class StripeRefunds {
  constructor(private readonly stripe: Stripe) {}

  async create(order: RefundOrder, idempotencyKey: string): Promise<ProviderRefund> {
    const reason = REASONS.find((word) => word === order.reason);
    const parameters: Stripe.RefundCreateParams = {
      payment_intent: order.paymentIntentId,
      amount: order.amount.amount,
      metadata: {
        ...ownMetadata(order),
        [OPERATION_KEY]: idempotencyKey,
        ...(order.note === null ? {} : { [NOTE_KEY]: storableText(order.note.slice(0, MAX_VALUE_LENGTH)) }),
      },
      ...(reason === undefined ? {} : { reason }),
    };
    return readRefund(
      await callStripe<Stripe.Refund>('refund', () =>
        this.stripe.refunds.create(parameters, { idempotencyKey }),
      ),
    );
  }

  async get(id: string): Promise<ProviderRefund> {
    return readRefund(await callStripe<Stripe.Refund>('refund', () => this.stripe.refunds.retrieve(id)));
  }

  async list(paymentIntentId: string): Promise<ProviderRefund[]> {
    const { items } = await collectPages(
      (page) => this.stripe.refunds.list({ ...page, payment_intent: paymentIntentId }),
      () => true,
      MAX_PAGES,
    );
    return items.reverse().map(readRefund);
  }
}

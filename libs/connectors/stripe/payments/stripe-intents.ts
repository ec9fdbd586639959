import type Stripe from 'stripe';
import type { MoneyBody } from '#contracts/models/money';
import type { CreatePaymentIntentRequest, ProviderPayment } from '#connectors/kit/payment-port';
import { toUnix } from './instants';
import { intentParameters } from './intent-parameters';
import { collectPages } from './listing';
import { ORDER_KEY, STORE_KEY } from './metadata';
import { readPayment } from './payment.reader';
import { callStripe } from './stripe-call';
import { isOf } from './stripe-checkouts';

const MAX_PAGES = 10;
const MAX_FOUND = 20;
const EXPAND = ['latest_charge', 'review'];
const EXPAND_WITH_MOVEMENT = ['latest_charge.balance_transaction', 'review'];
const EXPAND_LISTED = EXPAND.map((field) => `data.${field}`);
const CANCELLATION_REASONS = ['abandoned', 'duplicate', 'fraudulent', 'requested_by_customer'] as const;

/** PaymentIntents, always read together with their latest charge. */
export class StripeIntents {
  constructor(private readonly stripe: Stripe) {}

  async create(request: CreatePaymentIntentRequest): Promise<ProviderPayment> {
    const parameters = { ...intentParameters(request), expand: EXPAND };
    return this.read(() =>
      this.stripe.paymentIntents.create(parameters, { idempotencyKey: request.idempotencyKey }),
    );
  }

  async get(id: string): Promise<ProviderPayment> {
    return this.read(() => this.stripe.paymentIntents.retrieve(id, { expand: EXPAND_WITH_MOVEMENT }));
  }

  async capture(
    id: string,
    { amount, final }: { readonly amount: MoneyBody | null; readonly final: boolean },
    idempotencyKey: string,
  ): Promise<ProviderPayment> {
    const part = {
      ...(amount === null ? {} : { amount_to_capture: amount.amount }),
      ...(final ? {} : { final_capture: false }),
    };
    return this.read(() =>
      this.stripe.paymentIntents.capture(id, { ...part, expand: EXPAND }, { idempotencyKey }),
    );
  }

  async cancel(id: string, reason: string | null, idempotencyKey: string): Promise<ProviderPayment> {
    const known = CANCELLATION_REASONS.find((word) => word === reason);
    const why = known === undefined ? {} : { cancellation_reason: known };
    return this.read(() =>
      this.stripe.paymentIntents.cancel(id, { ...why, expand: EXPAND }, { idempotencyKey }),
    );
  }

  /** The list is consistent at once; the search index, which lags, is asked only when the list is too long to walk. */
  async find(storeId: string, orderId: string, since: Date): Promise<ProviderPayment[]> {
    const { items, complete } = await collectPages(
      (page) =>
        this.stripe.paymentIntents.list({
          ...page,
          created: { gte: toUnix(since) },
          expand: EXPAND_LISTED,
        }),
      (intent) => isOf(intent.metadata, storeId, orderId),
      MAX_PAGES,
    );
    if (items.length > 0 || complete) return items.reverse().slice(0, MAX_FOUND).map(readPayment);
    return this.search(storeId, orderId);
  }

  private async search(storeId: string, orderId: string): Promise<ProviderPayment[]> {
    const query = `metadata['${STORE_KEY}']:'${quote(storeId)}' AND metadata['${ORDER_KEY}']:'${quote(orderId)}'`;
    const found = await callStripe<Stripe.ApiSearchResult<Stripe.PaymentIntent>>('search_result', () =>
      this.stripe.paymentIntents.search({ query, limit: MAX_FOUND, expand: EXPAND_LISTED }),
    );
    return [...found.data].reverse().map(readPayment);
  }

  private async read(call: () => Promise<Stripe.PaymentIntent>): Promise<ProviderPayment> {
    return readPayment(await callStripe<Stripe.PaymentIntent>('payment_intent', call));
  }
}

const quote = (text: string): string => text.replace(/[\\']/g, '\\$&');

import { z } from 'zod';
import { createPrice, createProduct } from '../billing/catalogue';
import { attemptInvoice } from '../billing/collect-invoice';
import { createCreditNote } from '../billing/credit-notes';
import { closeInvoice } from '../billing/invoices';
import { cancelSubscription, createSubscription } from '../billing/subscriptions';
import { asMetadata } from '../checkout/create-session';
import { resolvePaymentMethod } from '../payments/payment-methods';
import { invalidRequest, noSuch } from '../protocol/api-error';
import { defineEndpoint, type EndpointContext } from '../protocol/endpoint';
import { mergeMetadata } from '../protocol/metadata-merge';
import { paginate, within } from '../protocol/pagination';
import * as p from '../protocol/parameters';
import { record } from './record';

const byId = z.strictObject({ expand: p.expand.optional() });

/** Products, prices, subscriptions and invoices, as far as recurring charges of cards need them. */
export const billingEndpoints = [
  defineEndpoint({
    method: 'POST',
    path: '/v1/products',
    schema: z.strictObject({
      name: p.text(),
      description: p.text().optional(),
      metadata: p.metadata.optional(),
      expand: p.expand.optional(),
    }),
    handle: ({ name, description, metadata }, context) =>
      record(
        context,
        'product.create',
        createProduct(context.world, { name, description, metadata: asMetadata(metadata) }),
      ),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/v1/prices',
    schema: z.strictObject({
      currency: p.currency,
      unit_amount: p.integer(0),
      product: p.text(),
      recurring: z.strictObject({
        interval: z.enum(['day', 'week', 'month', 'year']),
        interval_count: p.integer(1).optional(),
      }),
      lookup_key: p.text(200).optional(),
      nickname: p.text().optional(),
      metadata: p.metadata.optional(),
      expand: p.expand.optional(),
    }),
    handle: (parameters, context) => {
      const { world } = context;
      if (!world.products.has(parameters.product))
        throw noSuch('product', parameters.product, 'product', 400);
      const price = createPrice(world, {
        currency: parameters.currency,
        unitAmount: parameters.unit_amount,
        product: parameters.product,
        interval: parameters.recurring.interval,
        intervalCount: parameters.recurring.interval_count ?? 1,
        lookupKey: parameters.lookup_key,
        nickname: parameters.nickname,
        metadata: asMetadata(parameters.metadata),
      });
      return record(context, 'price.create', price);
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/v1/prices/:id',
    schema: byId,
    handle: (_, context) => found(context, 'price', context.world.prices.get(idOf(context))),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/v1/products/:id',
    schema: byId,
    handle: (_, context) => found(context, 'product', context.world.products.get(idOf(context))),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/v1/subscriptions',
    schema: z.strictObject({
      customer: p.text(),
      items: z.array(z.strictObject({ price: p.text(), quantity: p.integer(0).optional() })).min(1),
      default_payment_method: p.text(),
      metadata: p.metadata.optional(),
      expand: p.expand.optional(),
    }),
    notSimulated: [
      'trial_end',
      'trial_period_days',
      'coupon',
      'discounts',
      'collection_method',
      'default_tax_rates',
    ],
    handle: (parameters, context) => {
      const { world } = context;
      const customer = world.customers.get(parameters.customer);
      if (!customer || 'deleted' in customer) throw noSuch('customer', parameters.customer, 'customer', 400);
      const method = resolvePaymentMethod(world, parameters.default_payment_method);
      if (method.type !== 'card') throw invalidRequest('Only cards are simulated for subscriptions.');
      const subscription = createSubscription(world, {
        customer: parameters.customer,
        items: parameters.items.map(({ price, quantity }) => ({
          price: priceOf(context, price),
          quantity: quantity ?? 1,
        })),
        paymentMethod: method.id,
        metadata: asMetadata(parameters.metadata),
      });
      return record(context, 'subscription.create', subscription);
    },
  }),
  defineEndpoint({
    method: 'GET',
    path: '/v1/subscriptions/:id',
    schema: byId,
    handle: (_, context) => subscriptionOf(context),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/v1/subscriptions/:id',
    schema: z.strictObject({
      cancel_at_period_end: p.boolean.optional(),
      default_payment_method: p.text().optional(),
      metadata: p.metadata.optional(),
      expand: p.expand.optional(),
    }),
    notSimulated: ['items', 'pause_collection', 'proration_behavior', 'trial_end'],
    handle: (parameters, context) => {
      const { world } = context;
      const subscription = subscriptionOf(context);
      const ends = parameters.cancel_at_period_end;
      const method = parameters.default_payment_method;
      const updated = world.update(
        world.subscriptions,
        subscription,
        {
          ...(ends !== undefined && {
            cancel_at_period_end: ends,
            canceled_at: ends ? world.now : null,
            cancel_at: ends
              ? Math.min(...subscription.items.data.map((item) => item.current_period_end))
              : null,
          }),
          ...(method !== undefined && { default_payment_method: resolvePaymentMethod(world, method).id }),
          metadata: mergeMetadata(subscription.metadata, parameters.metadata),
        },
        'customer.subscription.updated',
      );
      return record(context, 'subscription.update', updated);
    },
  }),
  defineEndpoint({
    method: 'DELETE',
    path: '/v1/subscriptions/:id',
    schema: byId,
    handle: (_, context) =>
      record(
        context,
        'subscription.cancel',
        cancelSubscription(context.world, idOf(context), 'cancellation_requested'),
      ),
  }),
  defineEndpoint({
    method: 'POST',
    path: '/v1/credit_notes',
    schema: z.strictObject({
      invoice: p.text(),
      amount: p.integer(1),
      credit_amount: p.integer(0).optional(),
      refund_amount: p.integer(0).optional(),
      reason: z.enum(['duplicate', 'fraudulent', 'order_change', 'product_unsatisfactory']).optional(),
      expand: p.expand.optional(),
    }),
    notSimulated: ['lines', 'out_of_band_amount', 'refunds', 'shipping_cost', 'memo', 'metadata'],
    handle: (parameters, context) =>
      record(
        context,
        'credit_note.create',
        createCreditNote(context.world, {
          invoice: parameters.invoice,
          amount: parameters.amount,
          creditAmount: parameters.credit_amount ?? 0,
          refundAmount: parameters.refund_amount ?? 0,
          reason: parameters.reason,
        }),
      ),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/v1/credit_notes/:id',
    schema: byId,
    handle: (_, context) => found(context, 'credit_note', context.world.creditNotes.get(idOf(context))),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/v1/invoices',
    schema: z.strictObject({
      ...p.listing,
      created: p.timeRange.optional(),
      customer: p.text().optional(),
      status: z.enum(['draft', 'open', 'paid', 'uncollectible', 'void']).optional(),
      subscription: p.text().optional(),
    }),
    handle: (query, { world }) =>
      paginate(
        world.invoices.filter(
          (invoice) =>
            within(query.created, invoice.created) &&
            (query.customer === undefined || invoice.customer === query.customer) &&
            (query.status === undefined || invoice.status === query.status) &&
            (query.subscription === undefined ||
              invoice.parent.subscription_details.subscription === query.subscription),
        ),
        query,
        '/v1/invoices',
      ),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/v1/invoices/:id',
    schema: byId,
    handle: (_, context) => invoiceOf(context),
  }),
  defineEndpoint({
    method: 'GET',
    path: '/v1/invoices/:id/lines',
    schema: z.strictObject(p.listing),
    handle: (query, context) => {
      const { id, lines } = invoiceOf(context);
      return paginate([...lines.data].reverse(), query, `/v1/invoices/${id}/lines`);
    },
  }),
  defineEndpoint({
    method: 'POST',
    path: '/v1/invoices/:id/pay',
    schema: byId,
    notSimulated: ['paid_out_of_band', 'payment_method', 'source'],
    handle: (_, context) => {
      const { id, status } = invoiceOf(context);
      if (status !== 'open')
        throw invalidRequest('Invoice is already paid', { code: 'invoice_already_paid' });
      return record(context, 'invoice.pay', attemptInvoice(context.world, id) ?? invoiceOf(context));
    },
  }),
  ...(['void', 'mark_uncollectible'] as const).map((verb) =>
    defineEndpoint({
      method: 'POST',
      path: `/v1/invoices/:id/${verb}`,
      schema: byId,
      handle: (_, context) => {
        const status = verb === 'void' ? 'void' : 'uncollectible';
        return record(context, `invoice.${verb}`, closeInvoice(context.world, idOf(context), status));
      },
    }),
  ),
  defineEndpoint({
    method: 'GET',
    path: '/v1/invoice_payments',
    schema: z.strictObject({
      ...p.listing,
      created: p.timeRange.optional(),
      invoice: p.text().optional(),
      status: z.enum(['canceled', 'open', 'paid']).optional(),
      payment: z
        .strictObject({ type: z.literal('payment_intent'), payment_intent: p.text().optional() })
        .optional(),
    }),
    handle: (query, { world }) =>
      paginate(
        world.invoicePayments.filter(
          (payment) =>
            within(query.created, payment.created) &&
            (query.invoice === undefined || payment.invoice === query.invoice) &&
            (query.status === undefined || payment.status === query.status) &&
            (query.payment?.payment_intent === undefined ||
              payment.payment.payment_intent === query.payment.payment_intent),
        ),
        query,
        '/v1/invoice_payments',
      ),
  }),
];

const idOf = ({ path }: EndpointContext): string => path['id'] ?? '';

function found<T>(context: EndpointContext, kind: string, object: T | undefined): T {
  if (!object) throw noSuch(kind, idOf(context), 'id');
  return object;
}

const subscriptionOf = (context: EndpointContext) =>
  found(context, 'subscription', context.world.subscriptions.get(idOf(context)));

const invoiceOf = (context: EndpointContext) =>
  found(context, 'invoice', context.world.invoices.get(idOf(context)));

function priceOf({ world }: EndpointContext, id: string) {
  const price = world.prices.get(id);
  if (!price) throw noSuch('price', id, 'items[0][price]', 400);
  return price;
}

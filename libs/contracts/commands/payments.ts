import { z } from 'zod';
import { defineCommand } from '../message';
import { IdSchema, OrderKeySchema } from '../models/common';
import { MoneySchema } from '../models/money';
import { OrderSchema } from '../models/order';

/** Set by the admin API: the outcome is told as `request.settled`. */
const requested = { requestId: IdSchema.optional() };

/**
 * The record elsewhere that asks for it (a return, a shipment): the same source twice is one effect, two sources over the same amount are
 * two.
 */
const sourced = { sourceId: IdSchema.optional() };

export const CreatePayment = defineCommand(
  'payments',
  'create-payment',
  1,
  'Make the order payable: Checkout Session or PaymentIntent by the store, nothing when the total is zero.',
  z.object({ order: OrderSchema }),
);

export const CapturePayment = defineCommand(
  'payments',
  'capture-payment',
  1,
  'Capture an authorised payment, all of it unless an amount is given; with `final: false` the rest stays authorised where that is possible.',
  OrderKeySchema.extend({
    paymentId: IdSchema.optional(),
    amount: MoneySchema.optional(),
    /** What is captured afterwards, earlier captures included: told twice or late, it takes nothing more. Not beside `amount`. */
    upTo: MoneySchema.optional(),
    /** False: further captures follow. Refused as `multicapture-unavailable` where only one is possible. */
    final: z.boolean().optional(),
    ...sourced,
    ...requested,
  }),
);

export const CancelPayment = defineCommand(
  'payments',
  'cancel-payment',
  1,
  'Expire the session or void the authorisation; refund by policy what was captured already.',
  OrderKeySchema.extend({
    paymentId: IdSchema.optional(),
    reason: z.string().max(500).optional(),
    /** For timers: the provider is asked first, and money that has arrived or is on its way refuses the cancel. */
    onlyIfUnpaid: z.boolean().optional(),
    ...requested,
  }),
);

export const RefundPayment = defineCommand(
  'payments',
  'refund-payment',
  1,
  'Give back what was captured, all that is left of it unless an amount is given.',
  OrderKeySchema.extend({
    paymentId: IdSchema.optional(),
    amount: MoneySchema.optional(),
    reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
    /** Why, in words: kept beside the refund, here and at the provider. */
    note: z.string().max(500).optional(),
    ...sourced,
    ...requested,
  }),
);

export const RenewCheckout = defineCommand(
  'payments',
  'renew-checkout',
  1,
  'The shopper came back: make a fresh session when the old one is gone and the order may still be paid.',
  OrderKeySchema,
);

export const LookAtOrder = defineCommand(
  'payments',
  'look-at-order',
  1,
  'Ask the provider anew about every payment of the order and tell its movements again: something that should have followed did not. Changes nothing at the provider.',
  OrderKeySchema,
);

export const RepairWebhookEndpoint = defineCommand(
  'payments',
  'repair-webhook-endpoint',
  1,
  "Make the provider's webhook endpoint what it must be: address, events, enabled.",
  z.object({ connectionId: IdSchema, requestId: IdSchema }),
);

import { z } from 'zod';
import { defineQuery } from '../message';
import { IdSchema, OrderKeySchema } from '../models/common';
import { PaymentSchema, RefundSchema } from '../models/payment';

export const GetPayment = defineQuery(
  'payments',
  'get-payment',
  1,
  'One payment; null when unknown.',
  z.object({ paymentId: IdSchema }),
  PaymentSchema.nullable(),
);

/** What the merchant's own payment page needs. Asked of the provider each time: kept nowhere, logged nowhere. */
export const GetClientSecret = defineQuery(
  'payments',
  'get-client-secret',
  1,
  "The provider's client secret of a payment that a page of the merchant's own confirms; null for any other and when nothing is left to pay.",
  z.object({ paymentId: IdSchema }),
  z.object({ clientSecret: z.string().nullable() }),
);

export const ListOrderPayments = defineQuery(
  'payments',
  'list-order-payments',
  1,
  'All payments, refunds and disputes of one order, oldest first.',
  OrderKeySchema,
  z.object({
    payments: z.array(PaymentSchema),
    refunds: z.array(RefundSchema),
    disputes: z.array(z.unknown()),
  }),
);

/** Where the shopper's link leads now. */
export const FindCheckout = defineQuery(
  'payments',
  'find-checkout',
  1,
  'The current hosted page of an order, or why there is none.',
  OrderKeySchema,
  z.object({
    state: z.enum(['open', 'renewable', 'paid', 'pending', 'closed', 'unknown']),
    url: z.string().nullable(),
    successUrl: z.string().nullable(),
  }),
);

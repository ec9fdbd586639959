import { z } from 'zod';
import { defineQuery } from '../message';
import { IdSchema, InstantSchema, OrderKeySchema } from '../models/common';
import { DisputeSchema } from '../models/dispute';
import { MoneySchema } from '../models/money';
import { PaymentSchema, RefundSchema } from '../models/payment';
import { SubscriptionSchema } from '../models/subscription';
import { WebhookEndpointSchema } from '../models/webhook-endpoint';
import { PageRequestSchema, pageOf } from '../models/timeline';

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
    disputes: z.array(DisputeSchema),
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

export const ListMissedEvents = defineQuery(
  'payments',
  'list-missed-events',
  1,
  "The provider's events that no webhook brought, found in its list later; newest first.",
  PageRequestSchema.extend({ connectionId: IdSchema }),
  pageOf(
    z.object({
      eventId: IdSchema,
      eventType: z.string(),
      createdAt: InstantSchema,
      appliedAt: InstantSchema,
      /** Why nothing came of it; null when it was applied. */
      note: z.string().nullable(),
    }),
  ),
);

export const GetWebhookEndpoint = defineQuery(
  'payments',
  'get-webhook-endpoint',
  1,
  "How the provider's webhook endpoint of a connection stood at the last look; null before the first.",
  z.object({ connectionId: IdSchema }),
  WebhookEndpointSchema.extend({ checkedAt: InstantSchema }).nullable(),
);

/** Sums of one currency over everything a person has paid. */
export const LifetimeTotalSchema = z.object({
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** Payments that took money. */
  payments: z.int().nonnegative(),
  paid: MoneySchema,
  refunded: MoneySchema,
  /** What banks have taken back and not returned. */
  disputed: MoneySchema,
  /** Paid without what was given or taken back; below zero when a refund and a dispute met. */
  kept: MoneySchema,
});
export type LifetimeTotal = z.output<typeof LifetimeTotalSchema>;

export const GetCustomerAccount = defineQuery(
  'payments',
  'get-customer-account',
  1,
  'Lifetime totals per currency and subscriptions (the newest 50) of one person.',
  z.object({
    storeId: IdSchema,
    /** Every key the shop has for the person. */
    customerIds: z.array(IdSchema).max(1_000),
    /** Every record the person has at the provider. */
    providerCustomers: z.array(z.object({ connectionId: IdSchema, externalId: IdSchema })).max(1_000),
  }),
  z.object({ totals: z.array(LifetimeTotalSchema), subscriptions: z.array(SubscriptionSchema) }),
);

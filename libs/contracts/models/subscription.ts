import { z } from 'zod';
import { AddressSchema, IdSchema, InstantSchema } from './common';
import { MoneySchema } from './money';

export const SUBSCRIPTION_STATUSES = [
  'incomplete',
  'incomplete_expired',
  'trialing',
  'active',
  'past_due',
  'canceled',
  'unpaid',
  'paused',
  'unknown',
] as const;

const PeriodSchema = z.object({ start: InstantSchema, end: InstantSchema });

/** What somebody has agreed to pay again and again. `version` rises with every change. */
export const SubscriptionSchema = z.object({
  subscriptionId: IdSchema,
  storeId: IdSchema,
  connectionId: IdSchema,
  /** The provider's key of the customer. */
  providerCustomerId: IdSchema,
  /** The commerce system's key; null while nobody knows who it is. */
  customerId: IdSchema.nullable(),
  /** The order it began with, where the provider's metadata names one. */
  orderId: IdSchema.nullable().optional(),
  status: z.enum(SUBSCRIPTION_STATUSES),
  version: z.int().nonnegative(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  cancelAtPeriodEnd: z.boolean(),
  canceledAt: InstantSchema.nullable(),
  endedAt: InstantSchema.nullable(),
  items: z
    .array(
      z.object({
        itemId: IdSchema,
        sku: z.string().max(200).nullable(),
        description: z.string().max(1000),
        quantity: z.int().nonnegative(),
        unitAmount: z.int().nonnegative().nullable(),
        /** Every item has a period of its own. */
        currentPeriod: PeriodSchema.nullable(),
      }),
    )
    .max(100),
  createdAt: InstantSchema,
  updatedAt: InstantSchema,
});
export type Subscription = z.output<typeof SubscriptionSchema>;

export const INVOICE_STATUSES = ['draft', 'open', 'paid', 'uncollectible', 'void', 'unknown'] as const;

/** One demand for money of a subscription. Amounts are in the invoice's own currency, whatever the store's is. */
export const InvoiceSchema = z.object({
  invoiceId: IdSchema,
  storeId: IdSchema,
  connectionId: IdSchema,
  subscriptionId: IdSchema.nullable(),
  providerCustomerId: IdSchema,
  customerId: IdSchema.nullable(),
  number: z.string().max(200).nullable(),
  status: z.enum(INVOICE_STATUSES),
  version: z.int().nonnegative(),
  /** `subscription_create`, `subscription_cycle`, `subscription_update`, `manual`, ... */
  billingReason: z.string().max(100),
  total: MoneySchema,
  /** Included in the total. */
  tax: MoneySchema,
  discount: MoneySchema,
  amountPaid: MoneySchema,
  /** Paid from the customer's credit at the provider: no charge stands behind it. */
  fromBalance: MoneySchema,
  lines: z
    .array(
      z.object({
        lineId: IdSchema,
        sku: z.string().max(200).nullable(),
        description: z.string().max(1000),
        quantity: z.int().positive(),
        /** Without tax, after the line's discounts; negative for a credit of time not used. */
        amount: z.int(),
        period: PeriodSchema,
      }),
    )
    .max(1000),
  /** Each payment that went into it: there may be several. */
  payments: z
    .array(
      z.object({ paymentIntentId: IdSchema.nullable(), chargeId: IdSchema.nullable(), amount: MoneySchema }),
    )
    .max(100),
  customerEmail: z.string().max(512).nullable(),
  customerName: z.string().max(500).nullable(),
  billingAddress: AddressSchema.nullable(),
  /** The provider's page where the customer can pay; sent in dunning mails. */
  hostedUrl: z.string().max(4000).nullable(),
  attemptCount: z.int().nonnegative(),
  nextAttemptAt: InstantSchema.nullable(),
  createdAt: InstantSchema,
  paidAt: InstantSchema.nullable(),
});
export type Invoice = z.output<typeof InvoiceSchema>;

/** A paper that lowers an invoice after all. What of it was refunded is a refund like any other. */
export const CreditNoteSchema = z.object({
  creditNoteId: IdSchema,
  number: z.string().max(200),
  invoiceId: IdSchema,
  total: MoneySchema,
  /** Included in the total. */
  tax: MoneySchema,
  /** Put to the customer's credit at the provider, which later invoices take: no money moves. */
  toBalance: MoneySchema,
  refunded: MoneySchema,
  reason: z.string().max(100).nullable(),
  createdAt: InstantSchema,
});
export type CreditNote = z.output<typeof CreditNoteSchema>;

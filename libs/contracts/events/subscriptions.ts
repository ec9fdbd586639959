import { z } from 'zod';
import { defineEvent } from '../message';
import { IdSchema, InstantSchema } from '../models/common';
import { PaymentSchema } from '../models/payment';
import { CreditNoteSchema, InvoiceSchema, SubscriptionSchema } from '../models/subscription';

const subscriptionFact = z.object({ storeId: IdSchema, subscription: SubscriptionSchema, at: InstantSchema });
const invoiceFact = z.object({
  storeId: IdSchema,
  invoice: InvoiceSchema,
  /** Null for an invoice of no subscription. */
  subscription: SubscriptionSchema.nullable(),
  at: InstantSchema,
});

export const SubscriptionChanged = defineEvent(
  'subscription.changed',
  1,
  'A subscription began, changed or will end at the end of its period.',
  subscriptionFact,
);
export const SubscriptionEnded = defineEvent(
  'subscription.ended',
  1,
  'A subscription has ended; nothing more will be charged.',
  subscriptionFact,
);
export const InvoicePaid = defineEvent(
  'invoice.paid',
  1,
  'An invoice is paid in full: told once per invoice.',
  invoiceFact,
);
export const InvoicePaymentFailed = defineEvent(
  'invoice.payment-failed',
  1,
  'An attempt to collect an invoice failed; `nextAttemptAt` says whether another follows.',
  invoiceFact,
);
export const InvoiceClosed = defineEvent(
  'invoice.closed',
  1,
  'An invoice was voided or given up as uncollectible.',
  invoiceFact,
);
export const CreditNoteIssued = defineEvent(
  'credit-note.issued',
  1,
  'A credit note was issued for an invoice at the provider: told once. `orderId` and `payment` are those of the order made of the invoice, if there is one.',
  z.object({
    storeId: IdSchema,
    orderId: IdSchema.nullable(),
    creditNote: CreditNoteSchema,
    payment: PaymentSchema.nullable(),
    at: InstantSchema,
  }),
);

import { z } from 'zod';
import { defineCommand } from '../message';
import { IdSchema } from '../models/common';

/** Who asks, for the audit; the outcome is told as `request.settled`. */
const asked = { actor: z.string().max(300), requestId: IdSchema.optional() };
const ReasonSchema = z.string().trim().min(3).max(1000);

export const ReverseJournalEntry = defineCommand(
  'reconciliation',
  'reverse-journal-entry',
  1,
  'Take an entry back by its mirror image, and book its movement anew by the rules of today where that is asked for.',
  z.object({
    storeId: IdSchema,
    entryId: IdSchema,
    reason: ReasonSchema,
    rebook: z.boolean().default(false),
    ...asked,
  }),
);

export const RecordOwnEntry = defineCommand(
  'reconciliation',
  'record-own-entry',
  1,
  'Book what no movement of the balance tells: store credit given or spent, a gift card that will not be redeemed.',
  z.object({
    storeId: IdSchema,
    kind: z.enum(['store-credit-issued', 'store-credit-spent', 'gift-card-breakage']),
    orderId: IdSchema.nullable().default(null),
    /** Number of the credit note or the gift card; the same one is booked once. */
    reference: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .regex(/^[\w.:/-]+$/, 'letters, digits and . _ : / - only'),
    amount: z.int().positive(),
    /** Included in the amount. */
    tax: z.int().nonnegative().default(0),
    currency: z.string().regex(/^[A-Z]{3}$/),
    date: z.iso.date(),
    ...asked,
  }),
);

export const ClosePeriod = defineCommand(
  'reconciliation',
  'close-period',
  1,
  'Close the books through a day: later entries of it are dated the first open day. Null opens everything.',
  z.object({
    storeId: IdSchema,
    closedThrough: z.iso.date().nullable(),
    reason: ReasonSchema.nullable().default(null),
    /** Close although something is in the way; needs a reason. */
    force: z.boolean().default(false),
    ...asked,
  }),
);

import { z } from 'zod';
import { IdSchema, InstantSchema } from './common';
import { MoneySchema } from './money';

export const JournalLineSchema = z.object({
  /** Number of the account in our chart, e.g. `1100`. */
  account: z.string(),
  accountName: z.string(),
  /** Zero or positive, smallest unit; exactly one of debit and credit is above zero. */
  debit: z.int().nonnegative(),
  credit: z.int().nonnegative(),
});

/** Sum of debits = sum of credits, always. Immutable once recorded. */
export const JournalEntrySchema = z.object({
  entryId: IdSchema,
  storeId: IdSchema,
  orderId: IdSchema.nullable(),
  /** `stripe:<balance transaction id>`; unique per store. */
  key: IdSchema,
  /** Row of the posting table, e.g. `2`. */
  rule: z.string(),
  ruleVersion: z.string(),
  description: z.string(),
  currency: z.string(),
  /** In the books' time zone: `2026-11-21`. */
  date: z.string(),
  lines: z.array(JournalLineSchema).min(2),
  /** What the customer saw, where the money was converted on its way. */
  presentment: MoneySchema.optional(),
  state: z.enum(['recorded', 'posted', 'failed']),
  /** The ERP's document. */
  erp: z.object({ connectionId: IdSchema, documentId: z.string(), postedAt: InstantSchema }).nullable(),
  createdAt: InstantSchema,
});
export type JournalEntry = z.output<typeof JournalEntrySchema>;

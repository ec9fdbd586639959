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
  /**
   * Unique per store: `stripe:<balance transaction id>`; without a movement `stripe:<dispute id>:lost`, `bank:<line id>`,
   * `recognition:<schedule>:<month>`, ...; behind `:reversal` what takes it back, behind `:2` what was booked anew.
   */
  key: IdSchema,
  /** Row of the posting table, e.g. `2`. */
  rule: z.string(),
  ruleVersion: z.string(),
  description: z.string(),
  currency: z.string(),
  /** In the books' time zone: `2026-11-21`. */
  date: z.string(),
  /** Where the day it belongs to was closed already. */
  originalDate: z.string().optional(),
  /** The entry that this one takes back. */
  reverses: IdSchema.optional(),
  lines: z.array(JournalLineSchema).min(2),
  /** What the customer saw, where the money was converted on its way. */
  presentment: MoneySchema.optional(),
  state: z.enum(['recorded', 'posted', 'failed']),
  /** The ERP's document. */
  erp: z.object({ connectionId: IdSchema, documentId: z.string(), postedAt: InstantSchema }).nullable(),
  createdAt: InstantSchema,
});
export type JournalEntry = z.output<typeof JournalEntrySchema>;

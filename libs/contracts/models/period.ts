import { z } from 'zod';
import { IdSchema, InstantSchema } from './common';

/** `2026-11` */
export const PeriodSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'A month: 2026-11');

/**
 * What must be in order before the books are closed through a day. `period-over`: the day is over. `exceptions`: none is open about it.
 * `erp`: the ERP has every entry. `payouts`: every payout that arrived is explained. `bank-lines`: every line that names the provider is a
 * payout. `bank-statements`: every account is known through the day. `clearing`: account 1100 is the provider's balance.
 */
export const PERIOD_CHECKS = [
  'period-over',
  'exceptions',
  'erp',
  'payouts',
  'bank-lines',
  'bank-statements',
  'clearing',
] as const;

export const PeriodCheckSchema = z.object({
  check: z.enum(PERIOD_CHECKS),
  ok: z.boolean(),
  /** How many are in the way. */
  count: z.int().nonnegative(),
  /** The first of them: exceptions, entries, payouts, lines, accounts or currencies. */
  subjects: z.array(z.string().max(300)).max(20),
});
export type PeriodCheck = z.output<typeof PeriodCheckSchema>;

/** Money or entries on the two sides of the period's end. Nothing is wrong with them. */
export const TimingDifferenceSchema = z.object({
  /** `in-transit`: booked out of the balance by the end, in the bank later or not yet. `late-entry`: belongs to the period, dated after it. */
  kind: z.enum(['in-transit', 'late-entry']),
  /** The payout, or the entry. */
  subject: IdSchema,
  currency: z.string(),
  /** Signed, smallest unit; of an entry its sum of debits. */
  amount: z.int(),
  /** When the other side came; null while it has not. */
  settledOn: z.iso.date().nullable(),
});
export type TimingDifference = z.output<typeof TimingDifferenceSchema>;

export const AccountBalanceSchema = z.object({
  account: z.string(),
  accountName: z.string(),
  currency: z.string(),
  opening: z.int(),
  debit: z.int(),
  credit: z.int(),
  /** Debits less credits of everything up to the last day. */
  closing: z.int(),
});
export type AccountBalance = z.output<typeof AccountBalanceSchema>;

export const PeriodReadinessSchema = z.object({
  storeId: IdSchema,
  from: z.iso.date(),
  through: z.iso.date(),
  closedThrough: z.iso.date().nullable(),
  /** Every check is in order: it can be closed without force. */
  ready: z.boolean(),
  checks: z.array(PeriodCheckSchema),
  timingDifferences: z.array(TimingDifferenceSchema).max(500),
  accounts: z.array(AccountBalanceSchema),
  /** At the last reading in the period, per currency. */
  clearing: z.array(
    z.object({
      currency: z.string(),
      readAt: InstantSchema,
      provider: z.int(),
      books: z.int(),
      difference: z.int(),
      notBooked: z.int(),
      unexplained: z.int(),
    }),
  ),
});
export type PeriodReadiness = z.output<typeof PeriodReadinessSchema>;

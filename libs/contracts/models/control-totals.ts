import { z } from 'zod';
import { IdSchema, InstantSchema } from './common';

/** What the provider says the balance is, beside account 1100, at one reading and in one currency. Smallest units. */
export const BalanceControlSchema = z.object({
  connectionId: IdSchema,
  currency: z.string(),
  readAt: InstantSchema,
  /** Pending and available together. */
  provider: z.int(),
  /** Held back by the provider, on account 1130 in the books. */
  reserved: z.int(),
  books: z.int(),
  /** `provider - books`. */
  difference: z.int(),
  /** Of movements that were told and are not booked, or were taken back. */
  notBooked: z.int(),
  /** What is left: money that moved before the first movement was told, or a movement that was never told. */
  unexplained: z.int(),
  /** By how much `unexplained` is another than at the reading before; null at the first. */
  changed: z.int().nullable(),
});
export type BalanceControl = z.output<typeof BalanceControlSchema>;

/** The first movements on which account 1100 does not stand by their net. */
export const DivergingMovementSchema = z.object({
  balanceTransactionId: IdSchema,
  category: z.string(),
  currency: z.string(),
  net: z.int(),
  booked: z.int(),
  createdAt: InstantSchema,
});
export type DivergingMovement = z.output<typeof DivergingMovementSchema>;

/** `timing-difference`: the ERP has it on one of the days, the books on another one. */
export const LEDGER_DIFFERENCES = [
  'missing-in-erp',
  'missing-in-books',
  'amount-mismatch',
  'timing-difference',
] as const;
export const LedgerDifferenceSchema = z.object({
  kind: z.enum(LEDGER_DIFFERENCES),
  /** Of the entry; where the books have none, the ERP's own. */
  key: z.string(),
  entryId: IdSchema.nullable(),
  currency: z.string().nullable(),
  /** Debit less credit; null where there is no entry. */
  books: z.int().nullable(),
  erp: z.int().nullable(),
});
export type LedgerDifference = z.output<typeof LedgerDifferenceSchema>;

export const LedgerControlSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('compared'),
    connectionId: IdSchema,
    account: z.string(),
    /** Of the entries that the books have. */
    totals: z.array(z.object({ currency: z.string(), books: z.int(), erp: z.int(), difference: z.int() })),
    equal: z.int().nonnegative(),
    /** Booked so lately that the ERP may still be without them. */
    onTheirWay: z.int().nonnegative(),
    differing: z.int().nonnegative(),
    /** The first of them. */
    differences: z.array(LedgerDifferenceSchema).max(200),
  }),
  z.object({
    state: z.literal('unavailable'),
    connectionId: IdSchema,
    account: z.string(),
    code: z.string(),
    message: z.string(),
  }),
]);
export type LedgerControl = z.output<typeof LedgerControlSchema>;

/** One day and currency: what the provider moved, what the books have of it, and the balance in the evening. Smallest units. */
export const ControlDaySchema = z.object({
  /** Of the store's time zone. */
  day: z.iso.date(),
  currency: z.string(),
  /** Movements of the balance that were told of the day. */
  movements: z.int().nonnegative(),
  /** Their net. */
  told: z.int(),
  /** What account 1100 moved by for them, whenever it was booked. */
  booked: z.int(),
  /** `told - booked`. */
  difference: z.int(),
  /** The last reading of the day; null when the balance was not read. */
  balance: z.object({ provider: z.int(), books: z.int(), unexplained: z.int() }).nullable(),
});
export type ControlDay = z.output<typeof ControlDaySchema>;

export const ControlTotalsSchema = z.object({
  storeId: IdSchema,
  from: z.string(),
  to: z.string(),
  /** Days on which something moved or was read; empty for a store that does not keep the account's movements. */
  days: z.array(ControlDaySchema).default([]),
  /** Told in the books of the store that keeps the account's own movements; empty for every other. */
  balances: z.array(BalanceControlSchema),
  diverging: z.array(DivergingMovementSchema).max(20),
  /** Null for a store without an ERP. */
  erp: LedgerControlSchema.nullable(),
});
export type ControlTotals = z.output<typeof ControlTotalsSchema>;

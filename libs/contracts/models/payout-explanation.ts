import { z } from 'zod';
import { BANK_LINE_STATES } from './bank-statement';
import { IdSchema, InstantSchema } from './common';
import { PayoutSchema } from './payout';

export const PAYOUT_LINE_KINDS = [
  'gross',
  'fees',
  'refunds',
  'disputes',
  'adjustments',
  'exchange',
  'payouts',
  'other',
] as const;

/**
 * `incomplete`: the provider's list is not final or not here yet. `movements-missing`: the list names movements that have not come.
 * `not-booked`: all is here, some of it waits for a person. `unexplained`: all is here and does not add up. `balance-only`: a manual or
 * instant payout, of which the provider keeps no list.
 */
export const PAYOUT_STATES = [
  'explained',
  'incomplete',
  'movements-missing',
  'not-booked',
  'unexplained',
  'balance-only',
] as const;
export type PayoutState = (typeof PAYOUT_STATES)[number];

const BankSideSchema = z.object({
  lineId: IdSchema,
  account: z.string(),
  /** Of the line, signed; the payout's own when it is one of several in it. */
  amount: z.int(),
  valueDate: z.iso.date(),
  /** `matched`, `tolerance`, `manual`, `forced`. */
  state: z.enum(BANK_LINE_STATES),
  entryId: IdSchema.nullable(),
});

/**
 * The payout at the bank. `expected`: five working days are not over. `missing`: they are. `not-expected`: it was canceled, or failed
 * before it got there. `return-expected`: the bank has it and it failed: the bank will take it back.
 */
export const PayoutBankSchema = z.object({
  state: z.enum(['expected', 'missing', 'in-bank', 'not-expected', 'return-expected', 'returned']),
  paid: BankSideSchema.nullable(),
  returned: BankSideSchema.nullable(),
});
export type PayoutBank = z.output<typeof PayoutBankSchema>;

/** Part of a payout's amount, signed as it moves the balance, in the payout's currency. */
export const PayoutLineSchema = z.object({
  kind: z.enum(PAYOUT_LINE_KINDS),
  /** The provider's own name of the movements behind it; one that we do not know is shown as it is. */
  category: z.string(),
  amount: z.int(),
  movements: z.int().nonnegative(),
});
export type PayoutLine = z.output<typeof PayoutLineSchema>;

export const PayoutExplanationSchema = z.object({
  storeId: IdSchema,
  payout: PayoutSchema,
  state: z.enum(PAYOUT_STATES),
  lines: z.array(PayoutLineSchema),
  /** One sum per kind of line. */
  totals: z.record(z.enum(PAYOUT_LINE_KINDS), z.int()),
  /** Amount of the payout less the sum of the lines. */
  remainder: z.int(),
  movements: z.object({
    listed: z.int().nonnegative(),
    booked: z.int().nonnegative(),
    /** Here, and an exception for a person. */
    notBooked: z.int().nonnegative(),
    /** In another currency than the payout: they can be no part of it and count as nothing. */
    inOtherCurrency: z.int().nonnegative(),
    missing: z.int().nonnegative(),
    /** The first of the missing ones. */
    missingIds: z.array(IdSchema).max(100),
  }),
  /** Entries of the payout's own movements: out of the balance, and back into it when it failed. */
  entries: z.object({ paidOut: IdSchema.nullable(), broughtBack: IdSchema.nullable() }),
  /** Null while no bank statement of its days was taken in. */
  bank: PayoutBankSchema.nullable(),
});
export type PayoutExplanation = z.output<typeof PayoutExplanationSchema>;

export const PayoutSummarySchema = z.object({
  storeId: IdSchema,
  payout: PayoutSchema,
  state: z.enum(PAYOUT_STATES),
  remainder: z.int(),
  /** When the books were last held against it. */
  checkedAt: InstantSchema,
});
export type PayoutSummary = z.output<typeof PayoutSummarySchema>;

/** A movement in a payout, with what was booked of it. */
export const PayoutMovementSchema = z.object({
  balanceTransactionId: IdSchema,
  state: z.enum(['booked', 'not-booked', 'missing']),
  /** All of the following is null while the movement is missing. */
  category: z.string().nullable(),
  amount: z.int().nullable(),
  fee: z.int().nullable(),
  net: z.int().nullable(),
  currency: z.string().nullable(),
  createdAt: InstantSchema.nullable(),
  /** Null too for what belongs to a store that the caller does not see. */
  storeId: IdSchema.nullable(),
  orderId: IdSchema.nullable(),
  entryId: IdSchema.nullable(),
});
export type PayoutMovement = z.output<typeof PayoutMovementSchema>;

import { z } from 'zod';
import { IdSchema, InstantSchema } from './common';

export const BANK_FILE_FORMATS = ['camt.053', 'csv'] as const;

/**
 * `open`: belongs to no payout, or to none yet. `matched`: to the cent. `tolerance`: off by no more than the store allows. `manual`,
 * `forced`: a person said so; a forced one differs in its amount. `amount`: it names a payout of another amount. `duplicate`: it names a
 * payout that another line has paid.
 */
export const BANK_LINE_STATES = [
  'open',
  'matched',
  'tolerance',
  'manual',
  'forced',
  'amount',
  'duplicate',
] as const;
export type BankLineState = (typeof BANK_LINE_STATES)[number];

/** `paid`: the payout in the bank. `returned`: one that failed after it was paid, taken back by the bank. */
export const BANK_LEGS = ['paid', 'returned'] as const;
export type BankLeg = (typeof BANK_LEGS)[number];

/** What found the payout of a line, from the surest to the weakest. */
export const BANK_MATCH_RULES = ['trace-id', 'descriptor-amount', 'person'] as const;

const DaySchema = z.iso.date();

export const BankStatementSchema = z.object({
  statementId: IdSchema,
  storeId: IdSchema,
  /** IBAN or the bank's own number, without blanks. */
  account: z.string().max(64),
  currency: z.string().regex(/^[A-Z]{3}$/),
  format: z.enum(BANK_FILE_FORMATS),
  /** The bank's number of the statement. */
  reference: z.string().max(100).nullable(),
  from: DaySchema,
  to: DaySchema,
  /** Signed, smallest unit. */
  opening: z.int(),
  closing: z.int(),
  /** Opening balance less the closing balance of the statement before; null where there is none to compare with. Not zero: one is missing. */
  gap: z.int().nullable(),
  lines: z.int().nonnegative(),
  /** Of them, known from an earlier statement. */
  known: z.int().nonnegative(),
  /** SHA-256 of the file. */
  contentHash: z.string(),
  importedAt: InstantSchema,
  importedBy: z.string(),
});
export type BankStatement = z.output<typeof BankStatementSchema>;

export const BankMatchSchema = z.object({
  payoutId: IdSchema,
  leg: z.enum(BANK_LEGS),
  rule: z.enum(BANK_MATCH_RULES),
  /** `system`, or who decided it. */
  actor: z.string(),
  reason: z.string().nullable(),
  at: InstantSchema,
});
export type BankMatch = z.output<typeof BankMatchSchema>;

export const BankLineSchema = z.object({
  lineId: IdSchema,
  statementId: IdSchema,
  storeId: IdSchema,
  account: z.string(),
  currency: z.string(),
  /** Signed: negative for what left the account. */
  amount: z.int(),
  bookingDate: DaySchema,
  valueDate: DaySchema,
  reference: z.string().nullable(),
  counterparty: z.string().nullable(),
  text: z.string(),
  /** It names the payment provider. */
  provider: z.boolean(),
  state: z.enum(BANK_LINE_STATES),
  matches: z.array(BankMatchSchema).max(50),
  /** What was booked of it. */
  entryId: IdSchema.nullable(),
  /** Payouts that it may be, for a person to decide. */
  proposals: z.array(z.object({ payoutId: IdSchema, leg: z.enum(BANK_LEGS) })).max(10),
});
export type BankLine = z.output<typeof BankLineSchema>;

import { z } from 'zod';
import { defineCommand } from '../message';
import { BANK_FILE_FORMATS } from '../models/bank-statement';
import { IdSchema } from '../models/common';

/** Who asks, for the audit; the outcome is told as `request.settled`. */
const asked = { actor: z.string().max(300), requestId: IdSchema.optional() };

export const ImportBankStatement = defineCommand(
  'reconciliation',
  'import-bank-statement',
  1,
  'Take in what the bank says of an account, and look for the payouts in it. The same file, or the same line of another file, counts once.',
  z.object({
    storeId: IdSchema,
    format: z.enum(BANK_FILE_FORMATS),
    /** Of CSV: name of the columns' profile, the account, its currency, and the balances where no column tells them. */
    profile: z.string().max(100).nullable().default(null),
    account: z.string().trim().min(1).max(64).nullable().default(null),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .nullable()
      .default(null),
    opening: z.int().nullable().default(null),
    closing: z.int().nullable().default(null),
    /** The file in base64, plain or compressed by gzip. */
    content: z.base64().min(1).max(950_000),
    ...asked,
  }),
);

const ReasonSchema = z.string().trim().min(3).max(1000);
/** Null: all stores. */
const stores = z.array(IdSchema).max(1_000).nullable();

export const MatchBankLine = defineCommand(
  'reconciliation',
  'match-bank-line',
  1,
  'Say which payouts a line of the bank is, and book it; their sum is its amount, or it is forced.',
  z.object({
    lineId: IdSchema,
    payoutIds: z.array(IdSchema).min(1).max(50),
    /** Accept another amount: the difference is booked as kept by the bank. */
    force: z.boolean().default(false),
    reason: ReasonSchema,
    stores,
    ...asked,
  }),
);

export const UnmatchBankLine = defineCommand(
  'reconciliation',
  'unmatch-bank-line',
  1,
  'Take back which payouts a line of the bank is, and what was booked of it.',
  z.object({ lineId: IdSchema, reason: ReasonSchema, stores, ...asked }),
);

import { z } from 'zod';
import { IdSchema, InstantSchema } from './common';

/**
 * `not-booked`: no posting rule may book a movement. `missing-in-erp`: an entry is not in the ERP after 15 minutes.
 * `missing-in-payout`: the list of a payout names movements that have not come, or never became final.
 * `payout-amount-mismatch`: a payout does not add up. `missing-in-bank`: no line of the bank is the payout, a week after it should be
 * there. `bank-amount-mismatch`, `bank-line-duplicate`: a line names a payout of another amount, or one that has been paid already.
 * `bank-line-unmatched`: a line names the provider and belongs to no payout. `bank-statement-missing`: one between two is not here.
 */
export const EXCEPTION_KINDS = [
  'not-booked',
  'missing-in-erp',
  'missing-in-payout',
  'payout-amount-mismatch',
  'missing-in-bank',
  'bank-amount-mismatch',
  'bank-line-duplicate',
  'bank-line-unmatched',
  'bank-statement-missing',
] as const;
export const EXCEPTION_RESOLUTIONS = ['healed', 'forced', 'void'] as const;
export const EXCEPTION_ACTIONS = [
  'assign',
  'comment',
  'force',
  'void',
  'reopen',
  'link',
  'correct',
  'create',
] as const;

export const ReconciliationExceptionSchema = z.object({
  exceptionId: IdSchema,
  storeId: IdSchema,
  kind: z.enum(EXCEPTION_KINDS),
  /** What it is about: the movement, entry, payout, bank line or bank statement. */
  subject: IdSchema,
  orderId: IdSchema.nullable(),
  /** Signed, smallest unit. */
  amount: z.int(),
  currency: z.string(),
  code: z.string(),
  message: z.string(),
  state: z.enum(['open', 'closed']),
  /** `healed`: the cause is gone by itself. `forced`: a person accepts it. `void`: it was none. Null while open. */
  resolution: z.enum(EXCEPTION_RESOLUTIONS).nullable(),
  owner: z.string().nullable(),
  openedAt: InstantSchema,
  closedAt: InstantSchema.nullable(),
});
export type ReconciliationException = z.output<typeof ReconciliationExceptionSchema>;

/** What happened to it. Never changed, never deleted. */
export const ExceptionTrailSchema = z.object({
  at: InstantSchema,
  actor: z.string(),
  action: z.enum([...EXCEPTION_ACTIONS, 'opened', 'healed']),
  /** Reason, comment, or the new owner. */
  note: z.string().nullable(),
});
export type ExceptionTrail = z.output<typeof ExceptionTrailSchema>;

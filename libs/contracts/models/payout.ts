import { z } from 'zod';
import { IdSchema, InstantSchema } from './common';
import { MoneySchema } from './money';

export const PAYOUT_STATUSES = ['pending', 'in_transit', 'paid', 'failed', 'canceled', 'unknown'] as const;

/** Money on its way between the balance at the provider and the bank. A negative amount is drawn from the bank. */
export const PayoutSchema = z.object({
  payoutId: IdSchema,
  connectionId: IdSchema,
  status: z.enum(PAYOUT_STATUSES),
  /** Signed: negative when the provider debits the bank. */
  amount: MoneySchema.extend({ amount: z.int() }),
  /** Automatic payouts can be broken down into movements; manual and instant ones cannot. */
  automatic: z.boolean(),
  method: z.string().max(50),
  /** Whether the list of an automatic payout's movements is final. */
  reconciliation: z.enum(['completed', 'in_progress', 'not_applicable']),
  statementDescriptor: z.string().max(100).nullable(),
  /** The banks' own number, by which the line on the statement is found. */
  traceId: z.string().max(200).nullable(),
  /** Movement that the payout itself makes. */
  balanceTransactionId: IdSchema.nullable(),
  /** Movement that brings the money back after a failure. */
  failureBalanceTransactionId: IdSchema.nullable(),
  failure: z.object({ code: z.string().nullable(), message: z.string().nullable() }).nullable(),
  createdAt: InstantSchema,
  /** The day (UTC) on which the bank should have it. */
  arrivalDate: z.iso.date(),
});
export type Payout = z.output<typeof PayoutSchema>;

import { z } from 'zod';
import { IdSchema, InstantSchema } from './common';
import { MoneySchema } from './money';

/**
 * Where a dispute stands. A `warning` is an inquiry that has moved no money (yet). `unknown`: the provider uses a word we do not know;
 * nothing is concluded from it.
 */
export const DISPUTE_STATUSES = [
  'warning_needs_response',
  'warning_under_review',
  'warning_closed',
  'needs_response',
  'under_review',
  'appeal_needs_response',
  'appeal_under_review',
  'won',
  'lost',
  'prevented',
  'unknown',
] as const;
export const DisputeStatusSchema = z.enum(DISPUTE_STATUSES);
export type DisputeStatus = z.output<typeof DisputeStatusSchema>;

/** A customer's bank takes money back, or asks about it. Never a refund. `version` rises with every change. */
export const DisputeSchema = z.object({
  /** The provider's id. */
  disputeId: IdSchema,
  /** Null when the disputed charge belongs to no payment of ours. */
  paymentId: IdSchema.nullable(),
  storeId: IdSchema,
  orderId: IdSchema.nullable(),
  connectionId: IdSchema,
  chargeId: z.string(),
  status: DisputeStatusSchema,
  version: z.int().nonnegative(),
  amount: MoneySchema,
  reason: z.string().max(100),
  /** True once money has left the balance for it; false again when it has come back. */
  fundsWithdrawn: z.boolean(),
  evidence: z.object({
    dueBy: InstantSchema.nullable(),
    submitted: z.boolean(),
    pastDue: z.boolean(),
  }),
  openedAt: InstantSchema,
  updatedAt: InstantSchema,
});
export type Dispute = z.output<typeof DisputeSchema>;

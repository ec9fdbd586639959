import { z } from 'zod';
import { IdSchema, InstantSchema } from './common';

/** One movement of the balance at the payment provider, in the settlement currency: `net = amount - fee`. */
export const BalanceTransactionSchema = z.object({
  balanceTransactionId: IdSchema,
  /** `charge`, `partial_capture_reversal`, `refund`, ... The list grows: an unknown one is an exception, never a guess. */
  reportingCategory: z.string().max(100),
  type: z.string().max(100),
  amount: z.int(),
  fee: z.int(),
  net: z.int(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** Decimal text; null when nothing was converted. */
  exchangeRate: z.string().nullable(),
  /** In the currency the customer saw, when it was converted. */
  presentment: z.object({ amount: z.int(), currency: z.string() }).nullable(),
  /** Of a charge that took a part of what was authorised: the whole of it, in the currency the customer saw. */
  authorized: z.object({ amount: z.int(), currency: z.string() }).nullable().optional(),
  feeDetails: z.array(
    z.object({ type: z.string(), amount: z.int(), currency: z.string(), description: z.string().nullable() }),
  ),
  /** Charge, refund, ... that caused it. */
  sourceId: z.string().nullable(),
  /** Of a refund: the charge that it gives back. */
  chargeId: z.string().max(200).optional(),
  createdAt: InstantSchema,
  availableOn: InstantSchema,
});
export type BalanceTransaction = z.output<typeof BalanceTransactionSchema>;

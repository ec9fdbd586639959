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
  feeDetails: z.array(
    z.object({ type: z.string(), amount: z.int(), currency: z.string(), description: z.string().nullable() }),
  ),
  /** Charge, refund, ... that caused it. */
  sourceId: z.string().nullable(),
  createdAt: InstantSchema,
  availableOn: InstantSchema,
});
export type BalanceTransaction = z.output<typeof BalanceTransactionSchema>;

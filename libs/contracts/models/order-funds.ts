import { z } from 'zod';
import { IdSchema, InstantSchema } from './common';
import { MoneySchema } from './money';
import { PAYOUT_STATUSES } from './payout';
import { PayoutBankSchema } from './payout-explanation';

/** What of an order's money went out with one payout, and how far that payout came. */
export const OrderPayoutSchema = z.object({
  payoutId: IdSchema,
  status: z.enum(PAYOUT_STATUSES),
  /** The day (UTC) on which the bank should have it. */
  arrivalDate: z.iso.date(),
  /** Net of the order's movements in the payout's list, after fees, in the currency that is paid out; negative where a refund outweighs. */
  part: MoneySchema,
  movements: z.int().positive(),
  failure: z.object({ code: z.string().nullable(), message: z.string().nullable() }).nullable(),
  /** Of a payout that failed: the one that took its money out again; null while it is in the balance. */
  replacedBy: IdSchema.nullable(),
  /** Null while no bank statement of its days was taken in. */
  bank: z
    .object({
      state: PayoutBankSchema.shape.state,
      /** Of the line that pays it in. */
      valueDate: z.iso.date().nullable(),
    })
    .nullable(),
});
export type OrderPayout = z.output<typeof OrderPayoutSchema>;

/** How an order's money went on from the balance at the provider to the bank. */
export const OrderFundsSchema = z.object({
  /** What no payout's list names yet, per currency. */
  inBalance: z.array(
    z.object({
      money: MoneySchema,
      movements: z.int().positive(),
      /** When the oldest of it came. */
      since: InstantSchema,
    }),
  ),
  /** The one that arrives first leads. */
  payouts: z.array(OrderPayoutSchema).max(100),
});
export type OrderFunds = z.output<typeof OrderFundsSchema>;

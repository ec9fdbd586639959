import { z } from 'zod';
import { defineEvent } from '../message';
import { IdSchema, InstantSchema } from '../models/common';
import { PayoutSchema } from '../models/payout';

/** `storeId` is the store whose books keep the connection's own movements. */
const payoutFact = z.object({ storeId: IdSchema, payout: PayoutSchema, at: InstantSchema });

export const PayoutRecorded = defineEvent(
  'payout.recorded',
  1,
  'A payout exists or moved on (created, in transit, paid, failed after all, canceled).',
  payoutFact,
);
export const PayoutComposed = defineEvent(
  'payout.composed',
  1,
  'The list of movements in an automatic payout is final; told in pages, `last` closes the list.',
  payoutFact.extend({
    page: z.int().nonnegative(),
    last: z.boolean(),
    /** Movements in it, without the payout's own. */
    balanceTransactionIds: z.array(IdSchema).max(500),
  }),
);
export const BalanceRead = defineEvent(
  'balance.read',
  1,
  'What the provider says the balance is, pending and available together, one amount per currency.',
  z.object({
    storeId: IdSchema,
    connectionId: IdSchema,
    balances: z.array(
      z.object({
        currency: z.string().regex(/^[A-Z]{3}$/),
        pending: z.int(),
        available: z.int(),
        reserved: z.int(),
      }),
    ),
    at: InstantSchema,
  }),
);

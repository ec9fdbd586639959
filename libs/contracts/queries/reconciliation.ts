import { z } from 'zod';
import { defineQuery } from '../message';
import { IdSchema, InstantSchema } from '../models/common';
import { ControlTotalsSchema } from '../models/control-totals';
import {
  PAYOUT_STATES,
  PayoutExplanationSchema,
  PayoutMovementSchema,
  PayoutSummarySchema,
} from '../models/payout-explanation';
import {
  EXCEPTION_KINDS,
  ExceptionTrailSchema,
  ReconciliationExceptionSchema,
} from '../models/reconciliation-exception';
import { PageRequestSchema, pageOf } from '../models/timeline';

/** Null: all. */
const stores = { storeIds: z.array(IdSchema).nullable() };

export const ListPayouts = defineQuery(
  'reconciliation',
  'list-payouts',
  1,
  'Payouts and whether the books explain them, the newest first.',
  PageRequestSchema.extend({
    ...stores,
    state: z.enum(PAYOUT_STATES).nullable(),
    /** Days of arrival, both included. */
    from: z.iso.date().nullable().default(null),
    to: z.iso.date().nullable().default(null),
  }),
  pageOf(PayoutSummarySchema),
);

export const ExplainPayout = defineQuery(
  'reconciliation',
  'explain-payout',
  1,
  'What a payout is made of, down to the remainder; null when unknown.',
  z.object({ ...stores, payoutId: IdSchema }),
  PayoutExplanationSchema.nullable(),
);

export const ListPayoutMovements = defineQuery(
  'reconciliation',
  'list-payout-movements',
  1,
  'The movements in a payout with their entries, by id; null when the payout is unknown.',
  PageRequestSchema.extend({ ...stores, payoutId: IdSchema }),
  pageOf(PayoutMovementSchema).nullable(),
);

export const GetControlTotals = defineQuery(
  'reconciliation',
  'get-control-totals',
  1,
  "The provider's balance beside account 1100 at each reading, and an account of the books beside the ERP's; null when the store is unknown.",
  z.object({
    storeId: IdSchema,
    /** Days of the store, both included. */
    from: z.iso.date(),
    to: z.iso.date(),
    account: z.string().regex(/^\d{4}$/),
  }),
  ControlTotalsSchema.nullable(),
);

export const ListExceptions = defineQuery(
  'reconciliation',
  'list-exceptions',
  1,
  'Exceptions of the reconciliation, the oldest first.',
  PageRequestSchema.extend({
    ...stores,
    state: z.enum(['open', 'closed']).nullable(),
    kind: z.enum(EXCEPTION_KINDS).nullable(),
    owner: z.string().max(200).nullable(),
    /** Only those that were opened before. */
    openedBefore: InstantSchema.nullable(),
    /** Only those that were opened then or later. */
    openedFrom: InstantSchema.nullable().default(null),
  }),
  pageOf(ReconciliationExceptionSchema),
);

export const GetException = defineQuery(
  'reconciliation',
  'get-exception',
  1,
  'An exception with all that happened to it; null when unknown.',
  z.object({ ...stores, exceptionId: IdSchema }),
  z.object({ exception: ReconciliationExceptionSchema, trail: z.array(ExceptionTrailSchema) }).nullable(),
);

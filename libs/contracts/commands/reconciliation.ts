import { z } from 'zod';
import { defineCommand } from '../message';
import { IdSchema } from '../models/common';

const ReasonSchema = z.string().trim().min(3).max(1000);

/** What a person does with an exception. */
export const ExceptionActionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('assign'), owner: z.string().trim().min(1).max(200).nullable() }),
  z.strictObject({ kind: z.literal('comment'), text: z.string().trim().min(1).max(2000) }),
  z.strictObject({ kind: z.literal('force'), reason: ReasonSchema }),
  z.strictObject({ kind: z.literal('void'), reason: ReasonSchema }),
  z.strictObject({ kind: z.literal('reopen'), reason: ReasonSchema }),
  /** Make what is missing: the entry of a movement, or the ERP's document of an entry. */
  z.strictObject({ kind: z.literal('create'), reason: ReasonSchema }),
  /** Take a wrong entry back by its mirror image and book its movement anew, for another order if one is named. */
  z.strictObject({
    kind: z.literal('correct'),
    reason: ReasonSchema,
    entryId: IdSchema,
    orderId: IdSchema.optional(),
  }),
  /** Say what belongs together: a movement to an order, a bank line to payouts, a payout to a bank line. */
  z
    .strictObject({
      kind: z.literal('link'),
      reason: ReasonSchema,
      orderId: IdSchema.optional(),
      payoutIds: z.array(IdSchema).min(1).max(50).optional(),
      lineId: IdSchema.optional(),
      /** Accept that the bank line has another amount. */
      force: z.boolean().default(false),
    })
    .refine(({ orderId, payoutIds, lineId }) => [orderId, payoutIds, lineId].filter(Boolean).length === 1, {
      message: 'Name an order, payouts or a bank line',
    }),
]);
export type ExceptionAction = z.output<typeof ExceptionActionSchema>;

export const HandleException = defineCommand(
  'reconciliation',
  'handle-exception',
  1,
  'Assign, comment, accept, void, reopen, link, correct or create what is missing of an exception of the reconciliation; the outcome is told as `request.settled`.',
  z.object({
    exceptionId: IdSchema,
    action: ExceptionActionSchema,
    /** Null: all stores. */
    stores: z.array(IdSchema).max(1_000).nullable(),
    actor: z.string().max(300),
    requestId: IdSchema.optional(),
  }),
);

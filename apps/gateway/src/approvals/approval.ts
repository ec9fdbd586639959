import { z } from 'zod';
import { CancelPayment, CapturePayment, RefundPayment } from '#contracts/commands/payments';
import { InstantSchema } from '#contracts/models/common';
import { MoneySchema } from '#contracts/models/money';

export const MONEY_COMMANDS = {
  capture: CapturePayment,
  cancel: CancelPayment,
  refund: RefundPayment,
} as const;
export type MoneyActionName = keyof typeof MONEY_COMMANDS;

export const APPROVAL_STATES = ['open', 'approved', 'rejected', 'expired'] as const;
export type ApprovalState = (typeof APPROVAL_STATES)[number];

export const ApprovalSchema = z.object({
  id: z.string(),
  state: z.enum(APPROVAL_STATES),
  action: z.enum(['capture', 'cancel', 'refund']),
  storeId: z.string(),
  orderId: z.string(),
  paymentId: z.string(),
  amount: MoneySchema.describe('What would move; of a cancel the whole payment'),
  limit: MoneySchema,
  requestedBy: z.string(),
  requestedAt: InstantSchema,
  expiresAt: InstantSchema,
  decidedBy: z.string().nullable(),
  decidedAt: InstantSchema.nullable(),
  comment: z.string().nullable(),
  outcome: z
    .object({
      status: z.enum(['done', 'refused']),
      code: z.string().nullable(),
      detail: z.string().nullable(),
    })
    .nullable()
    .describe('What became of the approved action; null while it is not known'),
  mayDecide: z.boolean().describe('Whether who asks may decide it'),
});
export type ApprovalView = z.output<typeof ApprovalSchema>;

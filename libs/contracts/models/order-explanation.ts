import { z } from 'zod';
import { SERVICES } from '../message';
import { InstantSchema } from './common';
import { MoneySchema } from './money';
import { TimelineItemSchema } from './timeline';

/** Why an order stands where it stands. */
export const ORDER_REASONS = [
  'dead-letter',
  'run-failed',
  'payment-refused',
  'capture-refused',
  'authorization-lost',
  'authorization-expiring',
  'money-exception',
  'booking-refused',
  'erp-refused',
  'payout-failed',
  'refund-failed',
  'dispute-open',
  'approval-pending',
  'review-open',
  'connection-failing',
  'step-retrying',
  'step-unanswered',
  'payment-declined',
  'shop-behind',
  'not-booked',
  'not-in-erp',
  'bank-missing',
  'awaiting-shopper',
  'awaiting-capture',
  'payment-processing',
  'refund-pending',
  'payout-on-its-way',
  'awaiting-payout',
  'awaiting-answer',
  'awaiting-time',
  'awaiting-event',
  'payment-missing',
  'payment-expired',
  'payment-canceled',
  'no-workflow',
  'complete',
  'nothing-open',
] as const;
export const OrderReasonCodeSchema = z.enum(ORDER_REASONS);
export type OrderReasonCode = z.output<typeof OrderReasonCodeSchema>;

/** `blocked`: nothing moves until a person acts. `late`: it should have moved by now. `waiting`: as it should be. */
export const REASON_WEIGHTS = ['blocked', 'late', 'waiting', 'done'] as const;

export const HelpfulActionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('replay-dead-letter'), deadLetterId: z.string(), service: z.enum(SERVICES) }),
  z.object({ kind: z.literal('restart-run'), runId: z.string(), stepId: z.string() }),
  z.object({ kind: z.literal('approve'), runId: z.string(), stepId: z.string() }),
  z.object({ kind: z.literal('watch-run'), runId: z.string() }),
  z.object({ kind: z.literal('capture'), paymentId: z.string() }),
  z.object({ kind: z.literal('refund'), paymentId: z.string() }),
  z.object({ kind: z.literal('send-payment-link'), url: z.string() }),
  z.object({ kind: z.literal('check-connection'), connectionId: z.string() }),
  z.object({ kind: z.literal('handle-exception') }),
  z.object({ kind: z.literal('watch-payout'), payoutId: z.string() }),
]);
export type HelpfulAction = z.output<typeof HelpfulActionSchema>;

export const OrderReasonSchema = z.object({
  code: OrderReasonCodeSchema,
  weight: z.enum(REASON_WEIGHTS),
  since: InstantSchema.nullable(),
  /** When it goes on, or is too late, by itself. */
  until: InstantSchema.nullable(),
  /** What fills the sentence: names, codes, messages. */
  parameters: z.record(z.string(), z.string()),
  money: MoneySchema.nullable(),
  /** What this was concluded from, oldest first. */
  events: z.array(TimelineItemSchema).max(10),
  action: HelpfulActionSchema.nullable(),
});
export type OrderReason = z.output<typeof OrderReasonSchema>;

export const OrderExplanationSchema = z.object({
  /** The first of the reasons. */
  headline: OrderReasonCodeSchema,
  weight: z.enum(REASON_WEIGHTS),
  /** The gravest first. */
  reasons: z.array(OrderReasonSchema).min(1).max(60),
  /** Services that did not answer: what only they know is not considered. */
  unanswered: z.array(z.enum(SERVICES)),
  at: InstantSchema,
});
export type OrderExplanation = z.output<typeof OrderExplanationSchema>;

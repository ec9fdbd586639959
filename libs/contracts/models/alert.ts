import { z } from 'zod';
import { InstantSchema } from './common';

/** Something that a person should look at, and that it is over. Told once per change of `state`. */
export const AlertSchema = z.object({
  /** `connection.degraded`, `payment.capture-failed`, `dead-letter.recorded`, ... */
  kind: z.string().max(100),
  /** What it is about: a connection, an order, a kind of dead letter. */
  subject: z.string().max(400),
  state: z.enum(['raised', 'settled']),
  /** Rises with every change of state. */
  revision: z.int().positive(),
  title: z.string().max(300),
  detail: z.string().max(4000),
  storeId: z.string().nullable(),
  orderId: z.string().nullable(),
  at: InstantSchema,
});
export type Alert = z.output<typeof AlertSchema>;

/** Every kind there is, in the order in which an order meets them. */
export const ALERT_KINDS = [
  'payment.capture-failed',
  'payment.exception',
  'payment.authorization-expiring',
  'review.opened',
  'fraud-warning.received',
  'refund.failed',
  'dispute.opened',
  'dispute.evidence-due',
  'payout.failed',
  'booking.exception',
  'expectation.missed',
  'connection.degraded',
  'connection.silent',
  'mapping.drifted',
  'webhook-gap.found',
  'webhook-endpoint.drifted',
  'dead-letter.recorded',
  'workflow-run.failed',
] as const;

/** Who is told of one kind of alert. */
export const AlertRuleSchema = z.object({
  email: z.boolean().default(true),
  webhook: z.boolean().default(true),
  /** Told instead of the store's addresses; empty: those of the store. */
  to: z.array(z.email()).max(20).default([]),
});
export type AlertRule = z.output<typeof AlertRuleSchema>;

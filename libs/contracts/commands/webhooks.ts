import { z } from 'zod';
import { defineCommand } from '../message';
import { IdSchema, InstantSchema } from '../models/common';

/** A verified webhook, as stored. It is a hint: the service asks the outside system for the truth. */
export const StoredWebhookSchema = z.object({
  webhookEventId: IdSchema,
  connectionId: IdSchema,
  system: z.string(),
  /** The sender's id of the event; sha-256 of the raw body where it has none. */
  externalEventId: z.string(),
  /** The sender's word: `payment_intent.succeeded`, `ecommerce.order.created`. */
  eventType: z.string(),
  suffix: z.string().nullable(),
  receivedAt: InstantSchema,
  /** The raw body as text. */
  body: z.string(),
});
export type StoredWebhook = z.output<typeof StoredWebhookSchema>;

export const PaymentsProcessWebhook = defineCommand(
  'payments',
  'process-webhook',
  1,
  'Interpret a stored webhook of a payment system.',
  StoredWebhookSchema,
);
export const CmsSyncProcessWebhook = defineCommand(
  'cms-sync',
  'process-webhook',
  1,
  'Interpret a stored webhook of a commerce system.',
  StoredWebhookSchema,
);
export const ReconciliationProcessWebhook = defineCommand(
  'reconciliation',
  'process-webhook',
  1,
  'Interpret a stored webhook of an ERP.',
  StoredWebhookSchema,
);

import type { StoredWebhook } from '#contracts/commands/webhooks';
import type { AcceptedWebhook } from './accepted-webhook';

/** What of an accepted webhook its interpreter is told. */
export type ToldWebhook = Pick<
  AcceptedWebhook,
  'id' | 'connectionId' | 'system' | 'externalEventId' | 'eventType' | 'suffix' | 'body' | 'receivedAt'
>;

/** The body of the command that hands a stored webhook to the service which interprets it. */
export function storedWebhook(webhook: ToldWebhook): StoredWebhook {
  return {
    webhookEventId: webhook.id,
    connectionId: webhook.connectionId,
    system: webhook.system,
    externalEventId: webhook.externalEventId,
    eventType: webhook.eventType,
    suffix: webhook.suffix,
    receivedAt: webhook.receivedAt.toISOString(),
    body: webhook.body,
  };
}

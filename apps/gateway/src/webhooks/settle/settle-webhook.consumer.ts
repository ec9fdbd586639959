import { Controller } from '@nestjs/common';
import { StoredWebhookSchema } from '#contracts/commands/webhooks';
import { WebhookProcessed } from '#contracts/events/platform';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import type { Sql } from '#platform/database/database';
import { SettleWebhooks } from './settle-webhooks';

/** What the service that owns the system made of a stored webhook. */
@Controller()
export class SettleWebhookConsumer {
  constructor(private readonly webhooks: SettleWebhooks) {}

  @Handles(WebhookProcessed)
  webhookProcessed(body: BodyOf<typeof WebhookProcessed>, message: MessageContext): Promise<void> {
    return this.webhooks.settle(message.messageId, body);
  }
}

/** A webhook whose command went to the dead letters; undefined for every other message. */
export function webhookIdOf(messageType: string, body: unknown): string | undefined {
  if (!/\.process-webhook\.v\d+$/.test(messageType)) return undefined;
  const parsed = StoredWebhookSchema.pick({ webhookEventId: true }).safeParse(body);
  return parsed.success ? parsed.data.webhookEventId : undefined;
}

export async function markWebhook(
  sql: Sql,
  id: string,
  state: 'dead' | 'accepted' | 'processed' | 'ignored',
  reason: string | null,
): Promise<void> {
  await sql.query(
    `UPDATE webhook_events SET state = $2, reason = $3, settled_at = now() WHERE id = $1 AND state <> 'rejected'`,
    [id, state, reason],
  );
}

import { Injectable } from '@nestjs/common';
import { WebhookProcessed } from '#contracts/events/platform';
import type { BodyOf } from '#contracts/message';
import { Gather } from '#platform/batching/gather';
import { Database } from '#platform/database/database';

interface Settlement {
  readonly messageId: string;
  readonly body: BodyOf<typeof WebhookProcessed>;
}

const LARGEST_BATCH = 100;

/** The notes of the inbox and their effects in one statement; of several about one webhook the last counts. */
const SETTLE = `
  WITH told AS (
    SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[])
      WITH ORDINALITY AS t (message_id, id, state, note, at, place)),
  noted AS (
    INSERT INTO inbox (message_id, handler) SELECT message_id, $6 FROM told ON CONFLICT DO NOTHING RETURNING message_id),
  latest AS (
    SELECT DISTINCT ON (id) id, state, note, at FROM told JOIN noted USING (message_id) ORDER BY id, place DESC)
  UPDATE webhook_events w SET state = latest.state, reason = coalesce(latest.note, w.reason), settled_at = latest.at
  FROM latest WHERE w.id = latest.id AND w.state <> 'rejected'`;

/** Every webhook is settled by a message of its own: many at a time share a round trip and a commit. */
@Injectable()
export class SettleWebhooks {
  private readonly gather = new Gather<Settlement>((batch) => this.store(batch), { largest: LARGEST_BATCH });

  constructor(private readonly database: Database) {}

  /** Resolves when it is committed, once per message. */
  settle(messageId: string, body: BodyOf<typeof WebhookProcessed>): Promise<void> {
    return this.gather.add({ messageId, body });
  }

  private async store(batch: readonly Settlement[]): Promise<void> {
    const column = <T>(read: (one: Settlement) => T): T[] => batch.map(read);
    await this.database.query(SETTLE, [
      column(({ messageId }) => messageId),
      column(({ body }) => body.webhookEventId),
      column(({ body }) => body.state),
      column(({ body }) => body.note),
      column(({ body }) => body.at),
      WebhookProcessed.type,
    ]);
  }
}

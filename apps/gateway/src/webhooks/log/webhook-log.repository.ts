import { Injectable } from '@nestjs/common';
import { Database, type Sql } from '#platform/database/database';
import { decodePosition, encodeCursor } from '../../http/cursor';

export interface WebhookLogItem {
  readonly id: string;
  readonly connectionId: string;
  readonly system: string;
  readonly externalEventId: string | null;
  readonly type: string | null;
  readonly state: string;
  readonly reason: string | null;
  readonly skewSeconds: number | null;
  readonly receivedAt: string;
  readonly settledAt: string | null;
  readonly replays: number;
}

export interface WebhookRow {
  readonly id: string;
  readonly connection_id: string;
  readonly system: string;
  readonly external_event_id: string | null;
  readonly event_type: string | null;
  readonly state: string;
  readonly reason: string | null;
  readonly skew_seconds: number | null;
  readonly suffix: string | null;
  readonly headers: Record<string, string> | null;
  readonly body: string;
  readonly received_at: Date;
  readonly settled_at: Date | null;
  readonly replays: number;
}

export interface WebhookFilter {
  /** Null: all. */
  readonly connections: readonly string[] | null;
  readonly state: string | null;
  readonly type: string | null;
  readonly cursor: string | null;
  readonly limit: number;
}

@Injectable()
export class WebhookLogRepository {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  async list(filter: WebhookFilter): Promise<{ items: WebhookLogItem[]; nextCursor: string | null }> {
    const [at, id] = decodePosition(filter.cursor);
    const { rows } = await this.database.query<WebhookRow>(
      `SELECT id, connection_id, system, external_event_id, event_type, state, reason, skew_seconds, received_at, settled_at, replays
       FROM webhook_events
       WHERE ($1::text[] IS NULL OR connection_id = ANY($1)) AND ($2::text IS NULL OR state = $2)
         AND ($3::text IS NULL OR event_type = $3)
         AND ($4::timestamptz IS NULL OR (received_at, id) < ($4, $5::text))
       ORDER BY received_at DESC, id DESC LIMIT $6`,
      [filter.connections, filter.state, filter.type, at, id, filter.limit + 1],
    );
    const items = rows.slice(0, filter.limit).map(toItem);
    const last = items.at(-1);
    const more = rows.length > filter.limit && last;
    return { items, nextCursor: more ? encodeCursor([last.receivedAt, last.id]) : null };
  }

  async find(id: string): Promise<WebhookRow | undefined> {
    const { rows } = await this.database.query<WebhookRow>('SELECT * FROM webhook_events WHERE id = $1', [
      id,
    ]);
    return rows[0];
  }

  async countReplay(sql: Sql, id: string): Promise<void> {
    await sql.query('UPDATE webhook_events SET replays = replays + 1 WHERE id = $1', [id]);
  }

  /** Rows settled long ago; what still waits for its outcome stays. */
  async purge(before: Date): Promise<number> {
    const { count } = await this.database.query(
      `DELETE FROM webhook_events WHERE received_at < $1 AND state IN ('processed', 'ignored', 'quarantined')`,
      [before],
    );
    return count;
  }
}

export function toItem(row: WebhookRow): WebhookLogItem {
  return {
    id: row.id,
    connectionId: row.connection_id,
    system: row.system,
    externalEventId: row.external_event_id,
    type: row.event_type,
    state: row.state,
    reason: row.reason,
    skewSeconds: row.skew_seconds,
    receivedAt: row.received_at.toISOString(),
    settledAt: row.settled_at?.toISOString() ?? null,
    replays: row.replays,
  };
}

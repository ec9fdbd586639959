import { Injectable } from '@nestjs/common';
import { Database, type Sql } from '#platform/database/database';
import { literal, pageStatement } from '#platform/database/page-statement';
import { decodePosition, encodeCursor } from '../../http/cursor';
import { WITH_LOGGED } from './logged-connections';

export const WEBHOOK_STATES = [
  'accepted',
  'quarantined',
  'ignored',
  'processed',
  'failed',
  'dead',
  'rejected',
] as const;

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

const COLUMNS = `id, connection_id, system, external_event_id, event_type, state, reason, skew_seconds, received_at,
  settled_at, replays`;
/** A statement has seconds, and millions may be due after a pause or a shorter retention. */
const PURGED_AT_ONCE = 5_000;
const MOST_BATCHES = 40;
const PURGE = `
  DELETE FROM webhook_events WHERE id IN (
    ${WITH_LOGGED}
    SELECT old.id FROM logged CROSS JOIN LATERAL (
      SELECT id FROM webhook_events AS event
      WHERE event.connection_id = logged.connection_id AND event.received_at < $1
        AND state IN ('processed', 'ignored', 'quarantined')
      ORDER BY received_at LIMIT ${PURGED_AT_ONCE}) AS old
    LIMIT ${PURGED_AT_ONCE})`;

@Injectable()
export class WebhookLogRepository {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  async list(filter: WebhookFilter): Promise<{ items: WebhookLogItem[]; nextCursor: string | null }> {
    const { connections, state, type, cursor, limit } = filter;
    const [at, id] = decodePosition(cursor);
    const { text, values } = pageStatement({
      table: 'webhook_events',
      columns: COLUMNS,
      order: ['received_at', 'id'],
      scope: { column: 'connection_id', values: connections ?? (await this.logged()) },
      compare: [['event_type', '=', type]],
      where: state === null ? [] : [`state = ${literal(WEBHOOK_STATES, state)}`],
      after: at === null ? null : [at, id],
      limit: limit + 1,
    });
    const { rows } = await this.database.query<WebhookRow>(text, values);
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

  /** Rows settled long ago; what still waits for its outcome stays. Answers how many: at most so many as a minute has time for. */
  async purge(before: Date): Promise<number> {
    let purged = 0;
    for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
      const { count } = await this.database.query(PURGE, [before]);
      purged += count;
      if (count < PURGED_AT_ONCE) break;
    }
    return purged;
  }

  private async logged(): Promise<string[]> {
    const { rows } = await this.database.query<{ id: string }>(
      `${WITH_LOGGED} SELECT connection_id AS id FROM logged WHERE connection_id IS NOT NULL`,
    );
    return rows.map(({ id }) => id);
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

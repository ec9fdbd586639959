import { Injectable } from '@nestjs/common';
import type { TimelineItem } from '#contracts/models/timeline';
import type { Sql, Tx } from '#platform/database/database';
import { causeOf } from '../timeline/cause-of';
import type { MailboxItem } from '../engine/run/run-state';

export interface OrderEvent extends Omit<TimelineItem, 'cause'> {
  readonly storeId: string;
  readonly orderId: string;
  readonly body: unknown;
  /** Id of the message that made somebody tell it. */
  readonly causationId: string | null;
  /** When this service heard of it. */
  readonly notedAt: Date;
}

interface StoredItem extends Pick<TimelineItem, 'type' | 'source' | 'summary'> {
  readonly at: Date;
  readonly event_id: string;
  readonly causation_id: string | null;
  readonly workflow_id: string | null;
}

const MAX_ITEMS = 2000;
const MAX_EARLIER = 500;

/** Everything that was told about an order, once each. */
@Injectable()
export class OrderEventRepository {
  async append(tx: Tx, event: OrderEvent): Promise<void> {
    await tx.execute(
      `INSERT INTO order_events (store_id, order_id, event_id, type, at, source, summary, body, noted_at, causation_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING`,
      [
        event.storeId,
        event.orderId,
        event.eventId,
        event.type,
        event.at,
        event.source,
        event.summary,
        event.body === null ? null : JSON.stringify(event.body),
        event.notedAt,
        event.causationId,
      ],
    );
  }

  /** Oldest first. */
  async timeline(sql: Sql, storeId: string, orderId: string): Promise<TimelineItem[]> {
    const { rows } = await sql.query<StoredItem>(
      `SELECT at, type, source, summary, event_id, causation_id,
         (SELECT workflow_id FROM workflow_runs WHERE run_id = split_part(causation_id, ':', 1)) AS workflow_id
       FROM order_events WHERE store_id = $1 AND order_id = $2 ORDER BY at, position LIMIT ${MAX_ITEMS}`,
      [storeId, orderId],
    );
    const known = new Set(rows.map(({ event_id: eventId }) => eventId));
    return rows.map(
      ({ event_id: eventId, causation_id: causationId, workflow_id: workflowId, at, ...item }) => {
        const cause = causeOf({ causationId, workflowId }, known);
        return { ...item, eventId, at: at.toISOString(), ...(cause ? { cause } : {}) };
      },
    );
  }

  /** How many were forgotten; the sentences stay. */
  async forgetBodies(sql: Sql, before: Date, limit: number): Promise<number> {
    const { count } = await sql.query(
      `UPDATE order_events SET body = NULL WHERE position IN (
         SELECT position FROM order_events WHERE body IS NOT NULL AND noted_at < $1 ORDER BY noted_at LIMIT $2)`,
      [before, limit],
    );
    return count;
  }

  /** The name of the newest of these facts; undefined when none was told. */
  async newest(
    sql: Sql,
    storeId: string,
    orderId: string,
    names: readonly string[],
  ): Promise<string | undefined> {
    const { rows } = await sql.query<{ type: string }>(
      `SELECT type FROM order_events WHERE store_id = $1 AND order_id = $2 AND type = ANY($3)
       ORDER BY at DESC, position DESC LIMIT 1`,
      [storeId, orderId, names],
    );
    return rows[0]?.type;
  }

  /** Facts of the given names that came before, oldest first. */
  async earlier(
    tx: Tx,
    storeId: string,
    orderId: string,
    names: ReadonlySet<string>,
    exceptEventId: string,
  ): Promise<MailboxItem[]> {
    const { rows } = await tx.query<{ event_id: string; type: string; body: unknown }>(
      `SELECT event_id, type, body FROM order_events
       WHERE store_id = $1 AND order_id = $2 AND type = ANY($3) AND event_id <> $4 AND body IS NOT NULL
       ORDER BY position LIMIT ${MAX_EARLIER}`,
      [storeId, orderId, [...names], exceptEventId],
    );
    return rows.map((row) => ({ eventId: row.event_id, name: row.type, body: row.body }));
  }
}

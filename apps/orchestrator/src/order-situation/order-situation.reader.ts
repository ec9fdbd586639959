import { Injectable } from '@nestjs/common';
import type { OrderKey } from '#contracts/models/common';
import type { TimelineItem } from '#contracts/models/timeline';
import type { RaisedAlert } from '#contracts/queries/order-situation';
import type { ResponseOf } from '#contracts/message';
import type { GetOrderSituation } from '#contracts/queries/order-situation';
import { Database } from '#platform/database/database';
import type { RunState } from '../engine/run/run-state';
import { toOpenRun } from './open-run';

const MOST_RUNS = 50;
const MOST_ALERTS = 50;
const MOST_EVENTS = 200;

@Injectable()
export class OrderSituationReader {
  constructor(private readonly database: Database) {}

  /** @param connectionIds those of the order's store, whose troubles hold up its orders */
  async read(
    { storeId, orderId }: OrderKey,
    connectionIds: readonly string[],
  ): Promise<ResponseOf<typeof GetOrderSituation>> {
    const [runs, count, alerts, events] = await Promise.all([
      this.database.query<{ data: RunState }>(
        `SELECT data FROM workflow_runs WHERE store_id = $1 AND order_id = $2
           AND state IN ('running', 'waiting', 'failed') ORDER BY started_at LIMIT ${MOST_RUNS}`,
        [storeId, orderId],
      ),
      this.database.query<{ count: number }>(
        'SELECT count(*)::integer AS count FROM workflow_runs WHERE store_id = $1 AND order_id = $2',
        [storeId, orderId],
      ),
      this.database.query<Omit<RaisedAlert, 'since'> & { since: Date }>(
        `(SELECT kind, subject, title, detail, since FROM alerts
          WHERE state = 'raised' AND store_id = $1 AND order_id = $2 ORDER BY since LIMIT ${MOST_ALERTS})
         UNION ALL
         (SELECT kind, subject, title, detail, since FROM alerts
          WHERE state = 'raised' AND kind = 'connection.degraded' AND subject = ANY ($3) LIMIT ${MOST_ALERTS})`,
        [storeId, orderId, connectionIds],
      ),
      this.database.query<Omit<TimelineItem, 'at' | 'eventId'> & { at: Date; event_id: string }>(
        `SELECT at, type, source, summary, event_id FROM order_events
         WHERE store_id = $1 AND order_id = $2 ORDER BY at DESC, position DESC LIMIT ${MOST_EVENTS}`,
        [storeId, orderId],
      ),
    ]);
    return {
      runs: runs.rows.map(({ data }) => toOpenRun(data)),
      runCount: count.rows[0]?.count ?? 0,
      alerts: alerts.rows.map(({ since, ...alert }) => ({ ...alert, since: since.toISOString() })),
      events: events.rows
        .reverse()
        .map(({ event_id: eventId, at, ...item }) => ({ ...item, eventId, at: at.toISOString() })),
    };
  }
}

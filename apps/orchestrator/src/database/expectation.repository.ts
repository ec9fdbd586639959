import { Injectable } from '@nestjs/common';
import type { Sql, Tx } from '#platform/database/database';

/** One thing that must follow another in one workflow. */
export interface ExpectationKey {
  readonly workflowId: string;
  readonly expectationId: string;
}

/** A fact after which something must follow. */
export interface Opener {
  readonly eventId: string;
  readonly storeId: string;
  readonly orderId: string;
  readonly at: Date;
  readonly body: unknown;
}

export interface LateFact extends ExpectationKey, Omit<Opener, 'body'> {
  readonly expected: readonly string[];
  readonly fetch: readonly string[];
  /** How often it was fetched. */
  readonly fetches: number;
}

/** Services' clocks differ a little: so much earlier still counts as following. */
const SKEW = `interval '1 minute'`;
const LATE = `event_id AS "eventId", workflow_id AS "workflowId", expectation_id AS "expectationId", store_id AS "storeId",
  order_id AS "orderId", after_at AS at, expected, fetch_commands AS fetch, fetches`;

/** Facts that did not come. What came is not noted anywhere: the orders' own log is asked. */
@Injectable()
export class ExpectationRepository {
  /** From where to look; a new expectation holds from now on. */
  async cursor(sql: Sql, { workflowId, expectationId }: ExpectationKey, now: Date): Promise<Date> {
    const { rows } = await sql.query<{ swept_to: Date }>(
      `INSERT INTO expectation_cursors (workflow_id, expectation_id, swept_to) VALUES ($1, $2, $3)
       ON CONFLICT (workflow_id, expectation_id) DO UPDATE SET swept_to = expectation_cursors.swept_to
       RETURNING swept_to`,
      [workflowId, expectationId, now],
    );
    return rows[0]!.swept_to;
  }

  async moveCursor(sql: Sql, { workflowId, expectationId }: ExpectationKey, to: Date): Promise<void> {
    await sql.execute(
      'UPDATE expectation_cursors SET swept_to = $3 WHERE workflow_id = $1 AND expectation_id = $2',
      [workflowId, expectationId, to],
    );
  }

  /** Facts noted in a span of time of which nothing expected has followed. */
  async unanswered(
    sql: Sql,
    { after, expected, from, to }: { after: string; expected: readonly string[]; from: Date; to: Date },
  ): Promise<Opener[]> {
    const { rows } = await sql.query<Opener>(
      `SELECT event_id AS "eventId", store_id AS "storeId", order_id AS "orderId", at, body FROM order_events AS opener
       WHERE noted_at > $1 AND noted_at <= $2 AND body IS NOT NULL AND type = $3
         AND NOT EXISTS (${followed('opener.store_id', 'opener.order_id', '$4', 'opener.at')})
       ORDER BY noted_at`,
      [from, to, after, expected],
    );
    return rows;
  }

  /** False when it is known to be late. */
  async addLate(tx: Tx, late: LateFact): Promise<boolean> {
    const { count } = await tx.query(
      `INSERT INTO late_facts (event_id, workflow_id, expectation_id, store_id, order_id, after_at, expected, fetch_commands)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
      [
        late.eventId,
        late.workflowId,
        late.expectationId,
        late.storeId,
        late.orderId,
        late.at,
        late.expected,
        late.fetch,
      ],
    );
    return count > 0;
  }

  async dueForFetch(sql: Sql, now: Date, limit: number): Promise<LateFact[]> {
    const { rows } = await sql.query<LateFact>(
      `SELECT ${LATE} FROM late_facts WHERE next_fetch_at <= $1 ORDER BY next_fetch_at LIMIT $2`,
      [now, limit],
    );
    return rows;
  }

  async fetched(tx: Tx, late: LateFact, next: Date | null): Promise<void> {
    await tx.query(
      `UPDATE late_facts SET fetches = fetches + 1, next_fetch_at = $4
       WHERE event_id = $1 AND workflow_id = $2 AND expectation_id = $3`,
      [late.eventId, late.workflowId, late.expectationId, next],
    );
  }

  /** What has come after all; it is late no more. */
  async takeAnswered(tx: Tx, limit: number): Promise<LateFact[]> {
    const { rows } = await tx.query<LateFact>(
      `DELETE FROM late_facts WHERE (event_id, workflow_id, expectation_id) IN (
         SELECT event_id, workflow_id, expectation_id FROM late_facts AS late
         WHERE EXISTS (${followed('late.store_id', 'late.order_id', 'late.expected', 'late.after_at')}) LIMIT $1)
       RETURNING ${LATE}`,
      [limit],
    );
    return rows;
  }
}

const followed = (store: string, order: string, expected: string, at: string): string =>
  `SELECT FROM order_events AS later WHERE later.store_id = ${store} AND later.order_id = ${order}
     AND later.type = ANY (${expected}) AND later.at >= ${at} - ${SKEW}`;

import { Injectable } from '@nestjs/common';
import type { DeadLetterRecorded, DeadLetterSettled } from '#contracts/events/dead-letters';
import type { BodyOf, ServiceName } from '#contracts/message';
import type { OrderKey } from '#contracts/models/common';
import { Database, type Sql } from '#platform/database/database';
import { decodePosition, encodeCursor } from '../http/cursor';

export const DEAD_LETTER_STATES = ['dead', 'replayed', 'discarded', 'recovered'] as const;

export interface DeadLetterRow {
  readonly dead_letter_id: string;
  readonly service: ServiceName;
  readonly store_id: string | null;
  readonly order_id: string | null;
  readonly type: string;
  readonly failure_class: string;
  readonly code: string;
  readonly reason: string;
  readonly suggestion: string | null;
  readonly details: Record<string, unknown>;
  readonly attempts: number;
  readonly first_seen_at: Date;
  readonly dead_at: Date;
  readonly body: string;
  readonly headers: Record<string, unknown>;
  readonly state: (typeof DEAD_LETTER_STATES)[number];
  readonly settled_by: string | null;
  readonly settled_reason: string | null;
  readonly issue_id: string | null;
  /** When its replay, or a later message about the same record, was handled. */
  readonly succeeded_at: Date | null;
  readonly succeeded_by: 'replay' | 'later-message' | null;
}

export interface DeadLetterFilter {
  readonly stores: readonly string[] | null;
  readonly orderId: string | null;
  readonly service: string | null;
  readonly state: string | null;
  readonly type: string | null;
  readonly code: string | null;
  readonly issueId: string | null;
  readonly cursor: string | null;
  readonly limit: number;
}

const MOST_OF_ORDER = 20;

@Injectable()
export class DeadLetterRepository {
  constructor(private readonly database: Database) {}

  /** The same message may die again after a replay: the newest death counts. */
  async record(
    sql: Sql,
    letter: BodyOf<typeof DeadLetterRecorded>,
    order: { storeId: string | null; orderId: string | null },
  ): Promise<void> {
    await sql.query(
      `INSERT INTO dead_letter_index
         (dead_letter_id, service, store_id, order_id, type, failure_class, code, reason, suggestion, details, attempts,
          first_seen_at, dead_at, body, headers, state)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 'dead')
       ON CONFLICT (service, dead_letter_id) DO UPDATE SET
         failure_class = excluded.failure_class, code = excluded.code, reason = excluded.reason,
         suggestion = excluded.suggestion, details = excluded.details, attempts = excluded.attempts,
         dead_at = excluded.dead_at, body = excluded.body, headers = excluded.headers, state = 'dead',
         settled_by = NULL, settled_reason = NULL
       WHERE dead_letter_index.dead_at <= excluded.dead_at`,
      [
        letter.deadLetterId,
        letter.service,
        order.storeId,
        order.orderId,
        letter.type,
        letter.failureClass,
        letter.code,
        letter.reason,
        letter.suggestion,
        JSON.stringify(letter.details),
        letter.attempts,
        letter.firstSeenAt,
        letter.deadAt,
        JSON.stringify(letter.body ?? null),
        JSON.stringify(letter.headers),
      ],
    );
  }

  /** The row as it is afterwards. */
  async settle(sql: Sql, settled: BodyOf<typeof DeadLetterSettled>): Promise<DeadLetterRow | undefined> {
    const { rows } = await sql.query<DeadLetterRow>(
      `UPDATE dead_letter_index SET state = $3, settled_by = $4, settled_reason = $5
       WHERE service = $1 AND dead_letter_id = $2 RETURNING *`,
      [settled.service, settled.deadLetterId, settled.outcome, settled.by, settled.reason],
    );
    return rows[0];
  }

  async find(id: string): Promise<DeadLetterRow[]> {
    const { rows } = await this.database.query<DeadLetterRow>(
      'SELECT * FROM dead_letter_index WHERE dead_letter_id = $1 ORDER BY service',
      [id],
    );
    return rows;
  }

  /** Of one order, those that wait for somebody; the oldest first. */
  async waitingOf({ storeId, orderId }: OrderKey): Promise<DeadLetterRow[]> {
    const { rows } = await this.database.query<DeadLetterRow>(
      `SELECT * FROM dead_letter_index WHERE store_id = $1 AND order_id = $2 AND state = 'dead'
       ORDER BY dead_at LIMIT ${MOST_OF_ORDER}`,
      [storeId, orderId],
    );
    return rows;
  }

  /** Newest first. */
  async list(filter: DeadLetterFilter): Promise<{ rows: DeadLetterRow[]; nextCursor: string | null }> {
    const [at, id] = decodePosition(filter.cursor);
    const { rows } = await this.database.query<DeadLetterRow>(
      `SELECT * FROM dead_letter_index
       WHERE ($1::text[] IS NULL OR store_id = ANY($1)) AND ($2::text IS NULL OR service = $2)
         AND ($3::text IS NULL OR state = $3) AND ($4::text IS NULL OR type = $4) AND ($5::text IS NULL OR code = $5)
         AND ($9::text IS NULL OR issue_id = $9) AND ($10::text IS NULL OR order_id = $10)
         AND ($6::timestamptz IS NULL OR (dead_at, dead_letter_id) < ($6, $7::text))
       ORDER BY dead_at DESC, dead_letter_id DESC LIMIT $8`,
      [
        filter.stores,
        filter.service,
        filter.state,
        filter.type,
        filter.code,
        at,
        id,
        filter.limit + 1,
        filter.issueId,
        filter.orderId,
      ],
    );
    const shown = rows.slice(0, filter.limit);
    const last = shown.at(-1);
    const more = rows.length > filter.limit && last;
    return {
      rows: shown,
      nextCursor: more ? encodeCursor([last.dead_at.toISOString(), last.dead_letter_id]) : null,
    };
  }
}

import { Injectable } from '@nestjs/common';
import type { ServiceName } from '#contracts/message';
import { Database, type Sql, type Tx } from '#platform/database/database';
import { decodePosition, encodeCursor } from '../../http/cursor';
import type { Fingerprint } from './fingerprint';

export const ISSUE_STATES = ['open', 'acknowledged', 'resolved', 'ignored'] as const;
export type IssueState = (typeof ISSUE_STATES)[number];

export interface IssueRow {
  readonly issue_id: string;
  readonly service: ServiceName;
  readonly type: string;
  readonly code: string;
  readonly connection_id: string | null;
  readonly field: string | null;
  readonly state: IssueState;
  readonly first_at: Date;
  readonly last_at: Date;
  readonly occurrences: string;
  readonly reason: string;
  readonly suggestion: string | null;
  readonly state_by: string | null;
  readonly state_note: string | null;
  readonly state_at: Date;
}
/** With what of it the asking person may see. */
export interface VisibleIssue extends IssueRow {
  readonly waiting: number;
  readonly orders: number;
}

export interface IssueFilter {
  readonly stores: readonly string[] | null;
  readonly state: IssueState | null;
  readonly service: string | null;
  readonly cursor: string | null;
  readonly limit: number;
}

/** Orders of an issue are counted up to here. */
const MOST_COUNTED = 10_000;
const VISIBLE = `LEFT JOIN LATERAL (
    SELECT count(*) FILTER (WHERE state = 'dead')::integer AS waiting,
      count(DISTINCT (store_id, order_id)) FILTER (WHERE order_id IS NOT NULL)::integer AS orders,
      count(*)::integer AS seen
    FROM (SELECT state, store_id, order_id FROM dead_letter_index
          WHERE issue_id = i.issue_id AND ($1::text[] IS NULL OR store_id = ANY ($1)) LIMIT ${MOST_COUNTED}) AS shown
  ) AS letters ON true`;

@Injectable()
export class IssueRepository {
  constructor(private readonly database: Database) {}

  /** One more dead letter of this cause. What was resolved is open again; what is ignored stays so. */
  async occurred(
    tx: Tx,
    { issueId, service, type, code, connectionId, field }: Fingerprint,
    letter: { readonly deadAt: string; readonly reason: string; readonly suggestion: string | null },
    now: Date,
  ): Promise<void> {
    await tx.execute(
      `INSERT INTO dead_letter_issues AS i (issue_id, service, type, code, connection_id, field, state, occurrences,
         first_at, last_at, reason, suggestion, state_at)
       VALUES ($1, $2, $3, $4, $5, $6, 'open', 1, $7, $7, $8, $9, $10)
       ON CONFLICT (issue_id) DO UPDATE SET
         occurrences = i.occurrences + 1, first_at = least(i.first_at, excluded.first_at),
         last_at = greatest(i.last_at, excluded.last_at), reason = excluded.reason, suggestion = excluded.suggestion,
         state = CASE i.state WHEN 'resolved' THEN 'open' ELSE i.state END,
         state_by = CASE i.state WHEN 'resolved' THEN NULL ELSE i.state_by END,
         state_note = CASE i.state WHEN 'resolved' THEN 'occurred-again' ELSE i.state_note END,
         state_at = CASE i.state WHEN 'resolved' THEN excluded.state_at ELSE i.state_at END`,
      [
        issueId,
        service,
        type,
        code,
        connectionId,
        field,
        letter.deadAt,
        letter.reason,
        letter.suggestion,
        now,
      ],
    );
  }

  async lock(tx: Tx, issueId: string): Promise<IssueRow | undefined> {
    const { rows } = await tx.query<IssueRow>(
      'SELECT * FROM dead_letter_issues WHERE issue_id = $1 FOR UPDATE',
      [issueId],
    );
    return rows[0];
  }

  async setState(
    sql: Sql,
    issueId: string,
    change: {
      readonly state: IssueState;
      readonly by: string | null;
      readonly note: string | null;
      readonly at: Date;
    },
  ): Promise<void> {
    await sql.execute(
      'UPDATE dead_letter_issues SET state = $2, state_by = $3, state_note = $4, state_at = $5 WHERE issue_id = $1',
      [issueId, change.state, change.by, change.note, change.at],
    );
  }

  /** Whether nothing of it waits any more and nothing that was sent again is still unknown. */
  async isOver(tx: Tx, issueId: string): Promise<boolean> {
    const { rows } = await tx.query(
      `SELECT 1 FROM dead_letter_index WHERE issue_id = $1 AND state IN ('dead', 'replayed') AND succeeded_at IS NULL LIMIT 1`,
      [issueId],
    );
    return rows.length === 0;
  }

  /** Who sees only some stores sees an issue when it has a dead letter in one of them. */
  async find(issueId: string, stores: readonly string[] | null): Promise<VisibleIssue | undefined> {
    const { rows } = await this.database.query<VisibleIssue>(
      `SELECT i.*, letters.waiting, letters.orders FROM dead_letter_issues AS i ${VISIBLE}
       WHERE i.issue_id = $2 AND ($1::text[] IS NULL OR letters.seen > 0)`,
      [stores, issueId],
    );
    return rows[0];
  }

  /** The newest occurrence first. */
  async list(filter: IssueFilter): Promise<{ rows: VisibleIssue[]; nextCursor: string | null }> {
    const [at, id] = decodePosition(filter.cursor);
    const { rows } = await this.database.query<VisibleIssue>(
      `SELECT i.*, letters.waiting, letters.orders
       FROM dead_letter_issues AS i ${VISIBLE}
       WHERE ($1::text[] IS NULL OR letters.seen > 0) AND ($2::text IS NULL OR i.state = $2)
         AND ($3::text IS NULL OR i.service = $3)
         AND ($4::timestamptz IS NULL OR (date_trunc('milliseconds', i.last_at), i.issue_id) < ($4, $5::text))
       ORDER BY i.last_at DESC, i.issue_id DESC LIMIT $6`,
      [filter.stores, filter.state, filter.service, at, id, filter.limit + 1],
    );
    const shown = rows.slice(0, filter.limit);
    const last = shown.at(-1);
    const more = rows.length > filter.limit && last;
    return {
      rows: shown,
      nextCursor: more ? encodeCursor([last.last_at.toISOString(), last.issue_id]) : null,
    };
  }
}

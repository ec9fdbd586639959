import { Injectable } from '@nestjs/common';
import { PayoutSchema } from '#contracts/models/payout';
import type { Sql } from '#platform/database/database';
import type { Days } from '../domain/period';
import { DAY_OF_EXCEPTION } from './day-of-exception';
import { entryOf, type JournalEntryRow, SELECT_ENTRY } from './journal-entry-row';
import type { KnownPayout } from './payout.repository';

export type EvidenceRecord = Record<string, unknown>;

export interface EvidencePage<T = EvidenceRecord> {
  readonly items: T[];
  /** Sort values of the last one; null at the end. */
  readonly next: string[] | null;
}

/** Where a page begins: behind the one with these sort values. */
export type After = readonly string[] | null;

interface Scope extends Days {
  readonly storeId: string;
}

/** What a month's books rest on, page by page, each in an order that never changes. */
@Injectable()
export class EvidenceRepository {
  async entries(
    sql: Sql,
    { storeId, from, through }: Scope,
    after: After,
    limit: number,
  ): Promise<EvidencePage> {
    const { rows } = await sql.query<JournalEntryRow>(
      `${SELECT_ENTRY}
       WHERE entry.store_id = $1 AND entry.date BETWEEN $2 AND $3
         AND ($4::date IS NULL OR (entry.date, entry.seq) > ($4::date, $5::bigint))
       ORDER BY entry.date, entry.seq LIMIT $6`,
      [storeId, after?.[0] ?? from, through, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    );
    const page = rows.slice(0, limit);
    const ids = page.map(({ entry_id }) => entry_id);
    const { rows: origins } = await sql.query<{
      entry_id: string;
      source: unknown;
      source_id: string | null;
      connection_id: string | null;
      order_snapshot: string | null;
    }>(
      `SELECT entry_id, source, source_id, connection_id, order_snapshot FROM journal_entries WHERE entry_id = ANY ($1)`,
      [ids],
    );
    const byId = new Map(origins.map((origin) => [origin.entry_id, origin]));
    const items = page.map((row) => {
      const origin = byId.get(row.entry_id);
      return {
        entry: entryOf(row),
        input: origin?.source,
        sourceId: origin?.source_id,
        connectionId: origin?.connection_id,
        orderSnapshot: origin?.order_snapshot,
      };
    });
    const last = rows.length > limit ? page.at(-1) : undefined;
    return { items, next: last ? [last.date, last.seq] : null };
  }

  /** Those that were made or arrived in the period. */
  async payouts(sql: Sql, scope: Scope, after: After, limit: number): Promise<EvidencePage<KnownPayout>> {
    const { rows } = await sql.query<{ store_id: string; payout_id: string; body: unknown; listed: boolean }>(
      `SELECT store_id, payout_id, body, pages IS NOT NULL AND pages = (
         SELECT count(*) FROM payout_pages AS page
         WHERE page.connection_id = payout.connection_id AND page.payout_id = payout.payout_id
       ) AS listed
       FROM payouts AS payout
       WHERE ${IN_PERIOD} AND ($4::text IS NULL OR payout_id > $4) ORDER BY payout_id LIMIT $5`,
      [scope.storeId, scope.from, scope.through, after?.[0] ?? null, limit + 1],
    );
    const page = rows.slice(0, limit);
    return {
      items: page.map(({ store_id, body, listed }) => {
        return { storeId: store_id, payout: PayoutSchema.parse(body), listed };
      }),
      next: rows.length > limit ? [page.at(-1)!.payout_id] : null,
    };
  }

  /**
   * What is in those payouts; the entry is the one that stands. A page is of one payout, so that its cost does not depend on how many there
   * are: `after` is the payout and the last movement seen of it, or nothing when it is done.
   */
  async payoutMovements(sql: Sql, scope: Scope, after: After, limit: number): Promise<EvidencePage> {
    const [payoutId = '', seen = ''] = after ?? [];
    const { rows: next } = await sql.query<{ connection_id: string; payout_id: string }>(
      `SELECT connection_id, payout_id FROM payouts AS payout
       WHERE ${IN_PERIOD} AND (payout_id > $4 OR ($5 AND payout_id = $4)) ORDER BY payout_id LIMIT 1`,
      [scope.storeId, scope.from, scope.through, payoutId, seen !== ''],
    );
    const payout = next[0];
    if (!payout) return { items: [], next: null };
    const from = payout.payout_id === payoutId ? seen : '';
    const { rows } = await sql.query<{ balanceTransactionId: string }>(
      `SELECT listed.payout_id AS "payoutId", listed.balance_transaction_id AS "balanceTransactionId",
              movement.category, movement.amount::float8 AS amount, movement.fee::float8 AS fee, movement.net::float8 AS net,
              movement.currency, (
                SELECT entry.entry_id FROM journal_entries AS entry
                WHERE entry.connection_id = listed.connection_id AND entry.store_id = $1
                  AND entry.balance_transaction_id = listed.balance_transaction_id
                  AND NOT EXISTS (SELECT 1 FROM journal_entries AS later WHERE later.reverses = entry.entry_id)
                ORDER BY entry.seq DESC LIMIT 1
              ) AS "entryId"
       FROM (
         SELECT connection_id, payout_id, balance_transaction_id FROM payout_movements
         WHERE connection_id = $2 AND payout_id = $3 AND balance_transaction_id > $4
         ORDER BY balance_transaction_id LIMIT $5
       ) AS listed
       LEFT JOIN movements AS movement ON movement.connection_id = listed.connection_id
         AND movement.balance_transaction_id = listed.balance_transaction_id
       ORDER BY listed.balance_transaction_id`,
      [scope.storeId, payout.connection_id, payout.payout_id, from, limit + 1],
    );
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return {
      items: page.map((row) => ({ ...row })),
      next: [payout.payout_id, last?.balanceTransactionId ?? ''],
    };
  }

  /** Statements whose days touch the period. */
  async bankStatements(
    sql: Sql,
    { storeId, from, through }: Scope,
    after: After,
    limit: number,
  ): Promise<EvidencePage> {
    const { rows } = await sql.query<{ seq?: string }>(
      `SELECT seq::text AS seq, statement_id AS "statementId", account, currency, format, reference, from_day::text AS from,
              to_day::text AS to, opening::float8 AS opening, closing::float8 AS closing, gap::float8 AS gap, lines, known,
              content_hash AS "contentHash", imported_by AS "importedBy"
       FROM bank_statements
       WHERE store_id = $1 AND from_day <= $3 AND to_day >= $2 AND ($4::bigint IS NULL OR seq > $4)
       ORDER BY bank_statements.seq LIMIT $5`,
      [storeId, from, through, after?.[0] ?? null, limit + 1],
    );
    return pageBySeq(rows, limit);
  }

  /** Lines that are payouts, or name the provider. */
  async bankLines(
    sql: Sql,
    { storeId, from, through }: Scope,
    after: After,
    limit: number,
  ): Promise<EvidencePage> {
    const { rows } = await sql.query<{ seq?: string }>(
      `SELECT line.seq::text AS seq, line.line_id AS "lineId", line.statement_id AS "statementId", line.account,
              line.currency, line.amount::float8 AS amount, line.booking_date::text AS "bookingDate",
              line.value_date::text AS "valueDate", line.reference, line.text, line.state, line.entry_id AS "entryId",
              (SELECT coalesce(json_agg(json_build_object('payoutId', payout_id, 'leg', leg, 'rule', rule, 'actor', actor,
                                                          'reason', reason) ORDER BY payout_id), '[]')
               FROM bank_matches AS match WHERE match.line_id = line.line_id AND match.ended_at IS NULL) AS matches
       FROM bank_lines AS line
       WHERE line.store_id = $1 AND line.booking_date BETWEEN $2 AND $3 AND (line.provider OR line.state <> 'open')
         AND ($4::bigint IS NULL OR line.seq > $4)
       ORDER BY line.seq LIMIT $5`,
      [storeId, from, through, after?.[0] ?? null, limit + 1],
    );
    return pageBySeq(rows, limit);
  }

  /** Those about the period or what came before it that were not closed before it, with what people did. */
  async exceptions(sql: Sql, scope: Scope, after: After, limit: number): Promise<EvidencePage> {
    const { rows } = await sql.query<{ exceptionId: string }>(
      `SELECT exception_id AS "exceptionId", kind, subject, order_id AS "orderId", amount::float8 AS amount, currency, code,
              message, state, resolution, owner, (
                SELECT coalesce(json_agg(json_build_object('actor', actor, 'action', action, 'note', note) ORDER BY seq), '[]')
                FROM (SELECT * FROM reconciliation_exception_trail AS trail
                      WHERE trail.exception_id = exception.exception_id ORDER BY seq LIMIT 500) AS steps
              ) AS trail
       FROM reconciliation_exceptions AS exception
       WHERE store_id = $1 AND ${DAY_OF_EXCEPTION} <= $3 AND (closed_at IS NULL OR closed_at::date >= $2)
         AND ($4::text IS NULL OR exception_id > $4)
       ORDER BY exception_id LIMIT $5`,
      [scope.storeId, scope.from, scope.through, after?.[0] ?? null, limit + 1],
    );
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return { items: page.map((row) => ({ ...row })), next: last ? [last.exceptionId] : null };
  }
}

/** `$1` is the store, `$2` and `$3` the days. */
const IN_PERIOD = `payout.store_id = $1 AND (payout.created_at::date BETWEEN $2::date AND $3::date
  OR payout.body ->> 'arrivalDate' BETWEEN $2::text AND $3::text)`;

function pageBySeq(rows: ReadonlyArray<{ readonly seq?: string }>, limit: number): EvidencePage {
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1)?.seq : undefined;
  return {
    items: page.map(({ seq: _seq, ...row }) => row),
    next: last === undefined ? null : [last],
  };
}

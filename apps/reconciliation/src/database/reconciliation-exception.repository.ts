import { Injectable } from '@nestjs/common';
import type { BodyOf } from '#contracts/message';
import type { ExceptionTrail, ReconciliationException } from '#contracts/models/reconciliation-exception';
import type { ListExceptions } from '#contracts/queries/reconciliation';
import type { Sql, Tx } from '#platform/database/database';

interface Row {
  exception_id: string;
  store_id: string;
  kind: ReconciliationException['kind'];
  subject: string;
  order_id: string | null;
  amount: string;
  currency: string;
  code: string;
  message: string;
  state: ReconciliationException['state'];
  resolution: ReconciliationException['resolution'];
  owner: string | null;
  opened_at: Date;
  closed_at: Date | null;
}

type Filter = Omit<BodyOf<typeof ListExceptions>, 'cursor' | 'limit'>;
type Position = { readonly openedAt: string; readonly exceptionId: string };

@Injectable()
export class ReconciliationExceptionRepository {
  /** The oldest first; `after` is the last one seen. */
  async page(
    sql: Sql,
    filter: Filter,
    after: Position | null,
    limit: number,
  ): Promise<{ items: ReconciliationException[]; next: Position | null }> {
    const { rows } = await sql.query<Row>(
      `SELECT * FROM reconciliation_exceptions
       WHERE ($1::text[] IS NULL OR store_id = ANY ($1)) AND ($2::text IS NULL OR state = $2)
         AND ($3::text IS NULL OR kind = $3) AND ($4::text IS NULL OR owner = $4)
         AND ($5::timestamptz IS NULL OR opened_at < $5)
         AND ($6::timestamptz IS NULL OR (opened_at, exception_id) > ($6, $7))
         AND ($9::timestamptz IS NULL OR opened_at >= $9)
       ORDER BY opened_at, exception_id LIMIT $8`,
      [
        filter.storeIds,
        filter.state,
        filter.kind,
        filter.owner,
        filter.openedBefore,
        after?.openedAt ?? null,
        after?.exceptionId ?? null,
        limit + 1,
        filter.openedFrom,
      ],
    );
    const items = rows.slice(0, limit).map(exceptionOf);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items, next: last ? { openedAt: last.openedAt, exceptionId: last.exceptionId } : null };
  }

  /** `storeIds` null: of any store. */
  async find(
    sql: Sql,
    exceptionId: string,
    storeIds: readonly string[] | null,
    lock: '' | 'FOR UPDATE' = '',
  ): Promise<ReconciliationException | null> {
    const { rows } = await sql.query<Row>(
      `SELECT * FROM reconciliation_exceptions
       WHERE exception_id = $1 AND ($2::text[] IS NULL OR store_id = ANY ($2)) ${lock}`,
      [exceptionId, storeIds],
    );
    return rows[0] ? exceptionOf(rows[0]) : null;
  }

  async trail(sql: Sql, exceptionId: string): Promise<ExceptionTrail[]> {
    const { rows } = await sql.query<Omit<ExceptionTrail, 'at'> & { at: Date }>(
      `SELECT at, actor, action, note FROM (
         SELECT * FROM reconciliation_exception_trail WHERE exception_id = $1 ORDER BY seq DESC LIMIT 500
       ) AS latest ORDER BY seq`,
      [exceptionId],
    );
    return rows.map(({ at, ...step }) => ({ at: at.toISOString(), ...step }));
  }

  /** Writes the new state and what led to it. */
  async change(
    tx: Tx,
    changed: ReconciliationException,
    step: Omit<ExceptionTrail, 'at'>,
    at: Date,
  ): Promise<void> {
    const { exceptionId, state, resolution, owner, closedAt } = changed;
    await tx.execute(
      `UPDATE reconciliation_exceptions SET state = $2, resolution = $3, owner = $4, closed_at = $5 WHERE exception_id = $1`,
      [exceptionId, state, resolution, owner, closedAt],
    );
    await tx.execute(
      `INSERT INTO reconciliation_exception_trail (exception_id, at, actor, action, note) VALUES ($1, $2, $3, $4, $5)`,
      [exceptionId, at, step.actor, step.action, step.note],
    );
  }
}

const exceptionOf = (row: Row): ReconciliationException => ({
  exceptionId: row.exception_id,
  storeId: row.store_id,
  kind: row.kind,
  subject: row.subject,
  orderId: row.order_id,
  amount: Number(row.amount),
  currency: row.currency,
  code: row.code,
  message: row.message,
  state: row.state,
  resolution: row.resolution,
  owner: row.owner,
  openedAt: row.opened_at.toISOString(),
  closedAt: row.closed_at?.toISOString() ?? null,
});

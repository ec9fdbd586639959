import { Injectable } from '@nestjs/common';
import type { BankStatement } from '#contracts/models/bank-statement';
import type { Sql, Tx } from '#platform/database/database';

export interface NewStatement extends BankStatement {
  readonly connectionId: string;
  /** Among the statements of its file. */
  readonly position: number;
}

interface Row {
  seq: string;
  statement_id: string;
  store_id: string;
  account: string;
  currency: string;
  format: BankStatement['format'];
  reference: string | null;
  from_day: string;
  to_day: string;
  opening: string;
  closing: string;
  gap: string | null;
  lines: number;
  known: number;
  content_hash: string;
  imported_at: Date;
  imported_by: string;
}

const SELECT = `
  SELECT seq, statement_id, store_id, account, currency, format, reference, from_day::text AS from_day,
         to_day::text AS to_day, opening, closing, gap, lines, known, content_hash, imported_at, imported_by
  FROM bank_statements`;

@Injectable()
export class BankStatementRepository {
  async add(tx: Tx, added: NewStatement): Promise<void> {
    await tx.query(
      `INSERT INTO bank_statements (statement_id, store_id, connection_id, account, currency, format, reference, from_day,
                                    to_day, opening, closing, gap, lines, known, content_hash, position, imported_at, imported_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
      [
        added.statementId,
        added.storeId,
        added.connectionId,
        added.account,
        added.currency,
        added.format,
        added.reference,
        added.from,
        added.to,
        added.opening,
        added.closing,
        added.gap,
        added.lines,
        added.known,
        added.contentHash,
        added.position,
        added.importedAt,
        added.importedBy,
      ],
    );
  }

  /** What was known of it, and that a statement after it, which came first, misses nothing any more. */
  async noteKept(
    tx: Tx,
    { statementId, storeId, account, known, gap, closing, to }: BankStatement,
  ): Promise<void> {
    await tx.execute('UPDATE bank_statements SET known = $2, gap = $3 WHERE statement_id = $1', [
      statementId,
      known,
      gap,
    ]);
    await tx.execute(
      `UPDATE bank_statements SET gap = 0
       WHERE store_id = $1 AND account = $2 AND gap <> 0 AND opening = $3 AND from_day BETWEEN $4::date AND $4::date + 7`,
      [storeId, account, closing, to],
    );
  }

  /** Imports of a store's statements come one after the other until the transaction ends. */
  async hold(tx: Tx, storeId: string): Promise<void> {
    await tx.query(
      `SELECT pg_advisory_xact_lock(hashtextextended('bank:' || current_schema() || ':' || $1, 0))`,
      [storeId],
    );
  }

  /** What this very file was taken in as; empty when it is new. */
  async ofFile(sql: Sql, storeId: string, contentHash: string): Promise<BankStatement[]> {
    const { rows } = await sql.query<Row>(
      `${SELECT} WHERE store_id = $1 AND content_hash = $2 ORDER BY position`,
      [storeId, contentHash],
    );
    return rows.map(statementOf);
  }

  /** Opening balance less the closing balance of the statement before it; null when there is none. */
  async gapBefore(
    sql: Sql,
    { storeId, account, from, opening }: Pick<BankStatement, 'storeId' | 'account' | 'from' | 'opening'>,
  ): Promise<number | null> {
    const { rows } = await sql.query<{ closing: string }>(
      `SELECT closing FROM bank_statements WHERE store_id = $1 AND account = $2 AND from_day <= $3
       ORDER BY to_day >= $3::date - 7 AND closing = $4 DESC, to_day DESC, seq DESC LIMIT 1`,
      [storeId, account, from, opening],
    );
    return rows[0] ? opening - Number(rows[0].closing) : null;
  }

  /** Whether lines of these days came in files of another format: the same line looks different there. */
  async inOtherFormat(
    sql: Sql,
    statement: Pick<BankStatement, 'storeId' | 'account' | 'from' | 'to' | 'format'>,
  ): Promise<boolean> {
    const { count } = await sql.query(
      `SELECT 1 FROM bank_statements AS other WHERE other.store_id = $1 AND other.account = $2 AND other.format <> $3
         AND EXISTS (SELECT 1 FROM bank_lines AS line
                     WHERE line.statement_id = other.statement_id AND line.booking_date BETWEEN $4 AND $5) LIMIT 1`,
      [statement.storeId, statement.account, statement.format, statement.from, statement.to],
    );
    return count > 0;
  }

  /** The newest import first; `before` is the last one seen. */
  async page(
    sql: Sql,
    storeIds: readonly string[] | null,
    before: string | null,
    limit: number,
  ): Promise<{ items: BankStatement[]; next: string | null }> {
    const { rows } = await sql.query<Row>(
      `${SELECT} WHERE ($1::text[] IS NULL OR store_id = ANY ($1)) AND ($2::bigint IS NULL OR seq < $2)
       ORDER BY seq DESC LIMIT $3`,
      [storeIds, before, limit + 1],
    );
    const page = rows.slice(0, limit);
    return { items: page.map(statementOf), next: rows.length > limit ? page.at(-1)!.seq : null };
  }
}

const statementOf = (row: Row): BankStatement => ({
  statementId: row.statement_id,
  storeId: row.store_id,
  account: row.account,
  currency: row.currency,
  format: row.format,
  reference: row.reference,
  from: row.from_day,
  to: row.to_day,
  opening: Number(row.opening),
  closing: Number(row.closing),
  gap: row.gap === null ? null : Number(row.gap),
  lines: row.lines,
  known: row.known,
  contentHash: row.content_hash,
  importedAt: row.imported_at.toISOString(),
  importedBy: row.imported_by,
});

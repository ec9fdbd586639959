import { Injectable } from '@nestjs/common';
import type { Sql } from '#platform/database/database';
import type { LedgerEntry } from '../domain/compare-ledgers';

export interface KnownKey {
  readonly key: string;
  readonly storeId: string;
  readonly entryId: string;
}

/** The journal, account by account, as an ERP shows it. */
@Injectable()
export class LedgerRepository {
  /** Entries that move the account, by the day on which the ERP was asked to book them; both days included. */
  async entries(
    sql: Sql,
    storeId: string,
    account: string,
    from: string,
    to: string,
  ): Promise<LedgerEntry[]> {
    const { rows } = await sql.query<LedgerEntry>(
      `SELECT entry.key, entry.entry_id AS "entryId", entry.currency, entry.created_at AS "createdAt",
              sum(line.debit - line.credit)::float8 AS amount
       FROM journal_entries AS entry
       JOIN journal_lines AS line ON line.entry_id = entry.entry_id AND line.account = $2
       LEFT JOIN erp_operations AS operation ON operation.entry_id = entry.entry_id
       WHERE entry.store_id = $1 AND coalesce(operation.posting_date, entry.date) BETWEEN $3 AND $4
       GROUP BY entry.entry_id ORDER BY entry.seq`,
      [storeId, account, from, to],
    );
    return rows;
  }

  /** Which of the keys stand in the books of any store, whatever their day. */
  async known(sql: Sql, keys: readonly string[]): Promise<KnownKey[]> {
    const { rows } = await sql.query<KnownKey>(
      'SELECT key, store_id AS "storeId", entry_id AS "entryId" FROM journal_entries WHERE key = ANY ($1)',
      [keys],
    );
    return rows;
  }
}

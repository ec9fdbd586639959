import { Injectable } from '@nestjs/common';
import type { Sql } from '#platform/database/database';
import type { LedgerEntry } from '../domain/compare-ledgers';

export interface KnownKey {
  readonly key: string;
  readonly storeId: string;
  readonly entryId: string;
}

/** A parked entry, its reversal and what was booked instead are one document where the ERP had the right one before: shown as the first. */
const ROOT = `LEFT JOIN LATERAL (
         SELECT parked.entry_id, first.posting_date FROM journal_entries AS parked
         JOIN erp_operations AS first ON first.entry_id = parked.entry_id AND first.document_id = operation.document_id
         WHERE entry.key ~ ':(reversal|2)$' AND parked.store_id = entry.store_id AND parked.rule = '27'
           AND parked.key = regexp_replace(entry.key, ':(reversal|2)$', '')
       ) AS root ON true`;

/** What can belong to the days at all: by its own day, by the one its ERP was asked for, or by that of the entry it is shown as. */
const IN_QUESTION = `
  WITH dated AS (
    SELECT entry_id FROM journal_entries WHERE store_id = $1 AND date BETWEEN $3 AND $4
    UNION
    SELECT entry_id FROM erp_operations WHERE store_id = $1 AND posting_date BETWEEN $3 AND $4 AND entry_id IS NOT NULL),
  in_question AS (
    SELECT entry_id FROM dated
    UNION
    SELECT later.entry_id FROM dated JOIN journal_entries AS parked USING (entry_id)
    JOIN journal_entries AS later ON later.store_id = parked.store_id
      AND later.key = ANY (ARRAY[parked.key || ':reversal', parked.key || ':2'])
    WHERE parked.rule = '27')`;

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
      `${IN_QUESTION}
       SELECT shown.key, shown.entry_id AS "entryId", shown.currency, shown.created_at AS "createdAt",
              sum(line.debit - line.credit)::float8 AS amount
       FROM in_question JOIN journal_entries AS entry USING (entry_id)
       JOIN journal_lines AS line ON line.entry_id = entry.entry_id AND line.account = $2
       LEFT JOIN erp_operations AS operation ON operation.entry_id = entry.entry_id
       ${ROOT}
       JOIN journal_entries AS shown ON shown.entry_id = coalesce(root.entry_id, entry.entry_id)
       WHERE coalesce(root.posting_date, operation.posting_date, shown.date) BETWEEN $3 AND $4
       GROUP BY shown.entry_id ORDER BY shown.seq`,
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

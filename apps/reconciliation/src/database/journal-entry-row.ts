import type { JournalEntry } from '#contracts/models/journal-entry';
import type { MoneyBody } from '#contracts/models/money';

export interface JournalEntryRow {
  seq: string;
  entry_id: string;
  store_id: string;
  order_id: string | null;
  key: string;
  rule: string;
  rule_version: string;
  description: string;
  currency: string;
  date: string;
  presentment: MoneyBody | null;
  created_at: Date;
  lines: JournalEntry['lines'];
  original_date: string | null;
  reverses: string | null;
  erp_state: 'pending' | 'done' | 'failed' | 'void' | null;
  erp_connection_id: string | null;
  document_id: string | null;
  posted_at: Date | null;
}

/** An entry with its lines and what became of it in the ERP. */
export const SELECT_ENTRY = `
  SELECT entry.seq, entry.entry_id, entry.store_id, entry.order_id, entry.key, entry.rule, entry.rule_version,
         entry.description, entry.currency, entry.date::text AS date, entry.presentment, entry.created_at, entry.original_date::text AS original_date, entry.reverses,
         line.lines, operation.state AS erp_state, operation.connection_id AS erp_connection_id,
         operation.document_id, operation.updated_at AS posted_at
  FROM journal_entries AS entry
  LEFT JOIN erp_operations AS operation ON operation.entry_id = entry.entry_id
  CROSS JOIN LATERAL (
    SELECT json_agg(json_build_object('account', account, 'accountName', account_name,
                                      'debit', debit, 'credit', credit) ORDER BY position) AS lines
    FROM journal_lines WHERE journal_lines.entry_id = entry.entry_id
  ) AS line`;

export function entryOf(row: JournalEntryRow): JournalEntry {
  const posted = row.erp_state === 'done' && row.erp_connection_id && row.document_id && row.posted_at;
  return {
    entryId: row.entry_id,
    storeId: row.store_id,
    orderId: row.order_id,
    key: row.key,
    rule: row.rule,
    ruleVersion: row.rule_version,
    description: row.description,
    currency: row.currency,
    date: row.date,
    ...(row.original_date === null ? {} : { originalDate: row.original_date }),
    ...(row.reverses === null ? {} : { reverses: row.reverses }),
    lines: row.lines,
    ...(row.presentment && { presentment: row.presentment }),
    state: posted ? 'posted' : row.erp_state === 'failed' ? 'failed' : 'recorded',
    erp: posted
      ? {
          connectionId: row.erp_connection_id!,
          documentId: row.document_id!,
          postedAt: row.posted_at!.toISOString(),
        }
      : null,
    createdAt: row.created_at.toISOString(),
  };
}

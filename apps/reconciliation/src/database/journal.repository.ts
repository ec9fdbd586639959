import { Injectable } from '@nestjs/common';
import type { BalanceTransaction } from '#contracts/models/balance-transaction';
import type { OrderKey } from '#contracts/models/common';
import type { JournalEntry } from '#contracts/models/journal-entry';
import type { Sql, Tx } from '#platform/database/database';
import type { BookedMovement } from '../domain/order-history';
import { entryOf, type JournalEntryRow, SELECT_ENTRY } from './journal-entry-row';

export interface NewEntry {
  readonly entry: JournalEntry;
  /** What it was made of: with the rule's version, enough to make it again. */
  readonly source: BalanceTransaction;
  readonly movement: BookedMovement;
}

export interface EntryFilter {
  /** Null: all. */
  readonly storeIds: readonly string[] | null;
  readonly orderId: string | null;
}

export interface EntryPage {
  readonly items: JournalEntry[];
  /** Where the next page begins; null at the end. */
  readonly next: string | null;
}

/** Entries are written once, whole, and never changed; the database refuses anything else. */
@Injectable()
export class JournalRepository {
  /** False when an entry with this key stands already. */
  async add(tx: Tx, { entry, source, movement }: NewEntry): Promise<boolean> {
    const { count } = await tx.query(
      `INSERT INTO journal_entries (entry_id, store_id, order_id, key, rule, rule_version, description, currency, date,
                                    presentment, source, movement, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
       ON CONFLICT (store_id, key) DO NOTHING`,
      [
        entry.entryId,
        entry.storeId,
        entry.orderId,
        entry.key,
        entry.rule,
        entry.ruleVersion,
        entry.description,
        entry.currency,
        entry.date,
        entry.presentment ? JSON.stringify(entry.presentment) : null,
        JSON.stringify(source),
        JSON.stringify(movement),
        entry.createdAt,
      ],
    );
    if (count === 0) return false;
    await tx.query(
      `INSERT INTO journal_lines (entry_id, position, account, account_name, debit, credit)
       SELECT $1, ordinality, account, account_name, debit, credit
       FROM unnest($2::text[], $3::text[], $4::bigint[], $5::bigint[])
            WITH ORDINALITY AS line (account, account_name, debit, credit, ordinality)`,
      [
        entry.entryId,
        entry.lines.map(({ account }) => account),
        entry.lines.map(({ accountName }) => accountName),
        entry.lines.map(({ debit }) => debit),
        entry.lines.map(({ credit }) => credit),
      ],
    );
    return true;
  }

  async exists(sql: Sql, storeId: string, key: string): Promise<boolean> {
    const { count } = await sql.query('SELECT 1 FROM journal_entries WHERE store_id = $1 AND key = $2', [
      storeId,
      key,
    ]);
    return count > 0;
  }

  /** What was booked for an order, oldest first. */
  async movementsOf(sql: Sql, { storeId, orderId }: OrderKey): Promise<BookedMovement[]> {
    const { rows } = await sql.query<{ movement: BookedMovement }>(
      'SELECT movement FROM journal_entries WHERE store_id = $1 AND order_id = $2 ORDER BY seq',
      [storeId, orderId],
    );
    return rows.map(({ movement }) => movement);
  }

  async find(sql: Sql, storeId: string, entryId: string): Promise<JournalEntry | null> {
    const { rows } = await sql.query<JournalEntryRow>(
      `${SELECT_ENTRY} WHERE entry.store_id = $1 AND entry.entry_id = $2`,
      [storeId, entryId],
    );
    return rows[0] ? entryOf(rows[0]) : null;
  }

  /** `cursor` is the last entry seen in this direction. */
  async page(
    sql: Sql,
    filter: EntryFilter,
    direction: 'newest-first' | 'oldest-first',
    cursor: string | null,
    limit: number,
  ): Promise<EntryPage> {
    const [beyond, order] = direction === 'newest-first' ? ['<', 'DESC'] : ['>', 'ASC'];
    const { rows } = await sql.query<JournalEntryRow>(
      `${SELECT_ENTRY}
       WHERE ($1::text[] IS NULL OR entry.store_id = ANY ($1))
         AND ($2::text IS NULL OR entry.order_id = $2)
         AND ($3::bigint IS NULL OR entry.seq ${beyond} $3)
       ORDER BY entry.seq ${order} LIMIT $4`,
      [filter.storeIds, filter.orderId, cursor, limit + 1],
    );
    const page = rows.slice(0, limit);
    return { items: page.map(entryOf), next: rows.length > limit ? page.at(-1)!.seq : null };
  }
}

import { Injectable } from '@nestjs/common';
import type { OrderKey } from '#contracts/models/common';
import type { JournalEntry } from '#contracts/models/journal-entry';
import type { Sql, Tx } from '#platform/database/database';
import { pageStatement } from '#platform/database/page-statement';
import type { BookedMovement } from '../domain/order-history';
import { entryOf, type JournalEntryRow, SELECT_ENTRY } from './journal-entry-row';

export interface NewEntry {
  readonly entry: JournalEntry;
  /** What it was made of: with the rule's version, enough to make it again. */
  readonly source: object;
  readonly movement: BookedMovement;
  readonly connectionId: string | null;
  readonly sourceId: string | null;
  readonly orderSnapshot: string | null;
}

export interface EntryFilter {
  /** Null: all. */
  readonly storeIds: readonly string[] | null;
  readonly orderId: string | null;
  /** Days of the entries, both included. */
  readonly from?: string | null;
  readonly to?: string | null;
}

export interface EntryPage {
  readonly items: JournalEntry[];
  /** Where the next page begins; null at the end. */
  readonly next: string | null;
}

export interface EntryOrigin {
  readonly source: unknown;
  readonly movement: BookedMovement;
  readonly connectionId: string | null;
  readonly sourceId: string | null;
  readonly orderSnapshot: string | null;
  readonly reverses: string | null;
  readonly reversedBy: string | null;
}

interface OriginRow {
  source: unknown;
  movement: BookedMovement;
  connection_id: string | null;
  source_id: string | null;
  order_snapshot: string | null;
  reverses: string | null;
  reversed_by: string | null;
}

/** Neither a reversal nor reversed. */
const STANDING = `entry.reverses IS NULL
  AND NOT EXISTS (SELECT 1 FROM journal_entries AS later WHERE later.reverses = entry.entry_id)`;

/** Entries are written once, whole, and never changed; the database refuses anything else. */
@Injectable()
export class JournalRepository {
  /** False when an entry with this key stands already. */
  async add(tx: Tx, added: NewEntry): Promise<boolean> {
    const { entry, source, movement, connectionId, sourceId, orderSnapshot } = added;
    const { count } = await tx.query(
      `INSERT INTO journal_entries (entry_id, store_id, order_id, key, rule, rule_version, description, currency, date,
                                    presentment, source, movement, created_at, connection_id, source_id, order_snapshot,
                                    original_date, reverses)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
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
        connectionId,
        sourceId,
        orderSnapshot,
        entry.originalDate ?? null,
        entry.reverses ?? null,
      ],
    );
    if (count === 0) return false;
    await tx.execute(
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

  /** What was booked for an order and stands, oldest first. */
  async movementsOf(sql: Sql, { storeId, orderId }: OrderKey): Promise<BookedMovement[]> {
    const { rows } = await sql.query<{ movement: BookedMovement }>(
      `SELECT movement FROM journal_entries AS entry WHERE store_id = $1 AND order_id = $2 AND ${STANDING} ORDER BY seq`,
      [storeId, orderId],
    );
    return rows.map(({ movement }) => movement);
  }

  /** The same of one object at the provider, such as a dispute. */
  async movementsOfSource(sql: Sql, storeId: string, sourceId: string): Promise<BookedMovement[]> {
    const { rows } = await sql.query<{ movement: BookedMovement }>(
      `SELECT movement FROM journal_entries AS entry WHERE store_id = $1 AND source_id = $2 AND ${STANDING} ORDER BY seq`,
      [storeId, sourceId],
    );
    return rows.map(({ movement }) => movement);
  }

  /** The same of a charge without an order and of what gave it back. */
  async movementsOfCharge(sql: Sql, storeId: string, chargeId: string): Promise<BookedMovement[]> {
    const { rows } = await sql.query<{ movement: BookedMovement }>(
      `SELECT movement FROM journal_entries AS entry
       WHERE store_id = $1 AND order_id IS NULL AND (source_id = $2 OR movement ->> 'chargeId' = $2) AND ${STANDING}
       ORDER BY seq`,
      [storeId, chargeId],
    );
    return rows.map(({ movement }) => movement);
  }

  /** Standing entries of refunds whose charge was known to belong to no order, oldest first. */
  async parkedRefunds(sql: Sql, storeId: string, chargeId: string): Promise<string[]> {
    const { rows } = await sql.query<{ entry_id: string }>(
      `SELECT entry_id FROM journal_entries AS entry
       WHERE store_id = $1 AND order_id IS NULL AND rule = '27' AND movement ->> 'category' = 'refund'
         AND movement ->> 'chargeId' = $2 AND ${STANDING}
       ORDER BY seq`,
      [storeId, chargeId],
    );
    return rows.map((row) => row.entry_id);
  }

  /** The settlement currency of what was booked of an object at the provider; null when nothing was. */
  async currencyOfSource(sql: Sql, storeId: string, sourceId: string): Promise<string | null> {
    const { rows } = await sql.query<{ currency: string }>(
      'SELECT currency FROM journal_entries WHERE store_id = $1 AND source_id = $2 ORDER BY seq LIMIT 1',
      [storeId, sourceId],
    );
    return rows[0]?.currency ?? null;
  }

  /** An entry with what it was made of. */
  async origin(sql: Sql, storeId: string, entryId: string): Promise<EntryOrigin | null> {
    const { rows } = await sql.query<OriginRow>(
      `SELECT source, movement, connection_id, source_id, order_snapshot, reverses,
              (SELECT entry_id FROM journal_entries AS later WHERE later.reverses = entry.entry_id) AS reversed_by
       FROM journal_entries AS entry WHERE store_id = $1 AND entry_id = $2`,
      [storeId, entryId],
    );
    const row = rows[0];
    return row
      ? {
          source: row.source,
          movement: row.movement,
          connectionId: row.connection_id,
          sourceId: row.source_id,
          orderSnapshot: row.order_snapshot,
          reverses: row.reverses,
          reversedBy: row.reversed_by,
        }
      : null;
  }

  /** Standing entries of one object at the provider by their rule, newest first. */
  async findBySource(sql: Sql, storeId: string, sourceId: string, rule: string): Promise<JournalEntry[]> {
    const { rows } = await sql.query<JournalEntryRow>(
      `${SELECT_ENTRY} WHERE entry.store_id = $1 AND entry.source_id = $2 AND entry.rule = $3 AND ${STANDING}
       ORDER BY entry.seq DESC`,
      [storeId, sourceId, rule],
    );
    return rows.map(entryOf);
  }

  async find(sql: Sql, storeId: string, entryId: string): Promise<JournalEntry | null> {
    const { rows } = await sql.query<JournalEntryRow>(
      `${SELECT_ENTRY} WHERE entry.store_id = $1 AND entry.entry_id = $2`,
      [storeId, entryId],
    );
    return rows[0] ? entryOf(rows[0]) : null;
  }

  async findByKey(sql: Sql, storeId: string, key: string): Promise<JournalEntry | null> {
    const { rows } = await sql.query<JournalEntryRow>(
      `${SELECT_ENTRY} WHERE entry.store_id = $1 AND entry.key = $2`,
      [storeId, key],
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
    const { text, values } = pageStatement({
      table: 'journal_entries',
      columns: 'seq',
      order: ['seq'],
      direction: direction === 'newest-first' ? 'DESC' : 'ASC',
      scope: { column: 'store_id', values: filter.storeIds },
      compare: [
        ['order_id', '=', filter.orderId],
        ['date', '>=', filter.from ?? null],
        ['date', '<=', filter.to ?? null],
      ],
      after: cursor === null ? null : [cursor],
      limit: limit + 1,
    });
    const { rows } = await sql.query<JournalEntryRow>(
      `${SELECT_ENTRY} WHERE entry.seq IN (SELECT seq FROM (${text}) AS page)
       ORDER BY entry.seq ${direction === 'newest-first' ? 'DESC' : 'ASC'}`,
      values,
    );
    const page = rows.slice(0, limit);
    return { items: page.map(entryOf), next: rows.length > limit ? page.at(-1)!.seq : null };
  }
}

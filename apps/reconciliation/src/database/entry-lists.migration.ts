import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP: readonly string[] = [
  'CREATE INDEX journal_entries_by_order ON journal_entries (order_id, store_id, seq)',
  'DROP INDEX journal_entries_order',
  'CREATE INDEX journal_entries_by_store ON journal_entries (store_id, seq)',
  `CREATE TABLE entries_looked_at (
     store_id text PRIMARY KEY,
     until_seq bigint NOT NULL
   )`,
  'CREATE INDEX erp_operations_by_day ON erp_operations (store_id, posting_date) WHERE posting_date IS NOT NULL',
];

const DOWN: readonly string[] = [
  'DROP INDEX erp_operations_by_day',
  'DROP TABLE entries_looked_at',
  'DROP INDEX journal_entries_by_store',
  'CREATE INDEX journal_entries_order ON journal_entries (store_id, order_id, seq)',
  'DROP INDEX journal_entries_by_order',
];

/**
 * Entries of a store, newest first; of an order also when nobody says whose it is; of the days an ERP was asked to book them on. And up to
 * where each store's have been looked at for what is missing.
 */
export class EntryLists1795274300000 implements MigrationInterface {
  readonly name = 'EntryLists1795274300000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP: readonly string[] = [
  `CREATE TABLE balance_readings (
     connection_id text NOT NULL,
     currency text NOT NULL,
     read_at timestamptz NOT NULL,
     store_id text NOT NULL,
     balance bigint NOT NULL,
     reserved bigint NOT NULL,
     PRIMARY KEY (connection_id, currency, read_at)
   )`,
  `CREATE INDEX journal_entries_key ON journal_entries (key)`,
  `CREATE INDEX journal_entries_date ON journal_entries (store_id, date)`,
];

const DOWN: readonly string[] = [
  'DROP INDEX journal_entries_date',
  'DROP INDEX journal_entries_key',
  'DROP TABLE balance_readings',
];

/** What the provider said the balance is. */
export class BalanceTables1764000100000 implements MigrationInterface {
  readonly name = 'BalanceTables1764000100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

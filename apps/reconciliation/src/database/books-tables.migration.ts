import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP: readonly string[] = [
  `ALTER TABLE journal_entries
     ADD COLUMN connection_id text,
     ADD COLUMN source_id text,
     ADD COLUMN order_snapshot text,
     ADD COLUMN original_date date,
     ADD COLUMN reverses text REFERENCES journal_entries`,
  `CREATE UNIQUE INDEX journal_entries_reverses ON journal_entries (reverses) WHERE reverses IS NOT NULL`,
  `CREATE INDEX journal_entries_source ON journal_entries (store_id, source_id) WHERE source_id IS NOT NULL`,
  `CREATE INDEX journal_entries_connection ON journal_entries (connection_id, currency, date)`,
  `ALTER TABLE erp_operations ADD COLUMN posting_date date`,
  `ALTER TABLE erp_operations DROP CONSTRAINT erp_operations_state_check`,
  `ALTER TABLE erp_operations
     ADD CONSTRAINT erp_operations_state_check CHECK (state IN ('pending', 'done', 'failed', 'void'))`,
  `CREATE TABLE deferral_schedules (
     schedule_id text PRIMARY KEY,
     store_id text NOT NULL,
     order_id text,
     entry_id text NOT NULL REFERENCES journal_entries,
     connection_id text,
     currency text NOT NULL,
     amount bigint NOT NULL,
     left_amount bigint NOT NULL,
     months integer NOT NULL CHECK (months > 0),
     months_left integer NOT NULL CHECK (months_left >= 0),
     next_month text NOT NULL,
     state text NOT NULL CHECK (state IN ('running', 'done', 'stopped')),
     created_at timestamptz NOT NULL
   )`,
  `CREATE INDEX deferral_schedules_order ON deferral_schedules (store_id, order_id)`,
  `CREATE INDEX deferral_schedules_due ON deferral_schedules (next_month) WHERE state = 'running'`,
  `CREATE TABLE invoices (
     store_id text NOT NULL,
     invoice_id text NOT NULL,
     body json NOT NULL,
     PRIMARY KEY (store_id, invoice_id)
   )`,
  `CREATE TABLE invoice_charges (
     store_id text NOT NULL,
     charge_id text NOT NULL,
     invoice_id text NOT NULL,
     PRIMARY KEY (store_id, charge_id),
     FOREIGN KEY (store_id, invoice_id) REFERENCES invoices
   )`,
  `CREATE TABLE disputes (
     store_id text NOT NULL,
     dispute_id text NOT NULL,
     order_id text,
     connection_id text NOT NULL,
     version integer NOT NULL,
     outcome text,
     funds_withdrawn boolean NOT NULL,
     amount bigint NOT NULL,
     currency text NOT NULL,
     changed_at timestamptz NOT NULL,
     PRIMARY KEY (store_id, dispute_id)
   )`,
  `CREATE TABLE closed_periods (
     store_id text PRIMARY KEY,
     closed_through date
   )`,
  `CREATE TABLE closed_period_changes (
     seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     store_id text NOT NULL,
     closed_through date,
     actor text NOT NULL,
     reason text,
     at timestamptz NOT NULL
   )`,
  `CREATE TRIGGER immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON closed_period_changes
     FOR EACH STATEMENT EXECUTE FUNCTION journal_is_immutable()`,
];

const DOWN: readonly string[] = [
  'DROP TABLE closed_period_changes',
  'DROP TABLE closed_periods',
  'DROP TABLE disputes',
  'DROP TABLE invoice_charges',
  'DROP TABLE invoices',
  'DROP TABLE deferral_schedules',
  'ALTER TABLE erp_operations DROP COLUMN posting_date',
  `ALTER TABLE journal_entries DROP COLUMN connection_id, DROP COLUMN source_id, DROP COLUMN order_snapshot,
     DROP COLUMN original_date, DROP COLUMN reverses`,
];

/** What entries need beyond the sale: reversals, closed periods, disputes, deferred revenue. */
export class BooksTables1763900000000 implements MigrationInterface {
  readonly name = 'BooksTables1763900000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

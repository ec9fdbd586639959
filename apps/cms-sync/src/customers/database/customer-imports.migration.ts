import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP: readonly string[] = [
  `CREATE TABLE customer_imports (
     job_id text PRIMARY KEY,
     store_id text NOT NULL,
     side text NOT NULL CHECK (side IN ('commerce', 'payment')),
     connection_id text NOT NULL,
     state text NOT NULL CHECK (state IN ('running', 'canceled', 'done')),
     cursor text,
     listed_all boolean NOT NULL DEFAULT false,
     total integer,
     round integer NOT NULL DEFAULT 1,
     done_before integer NOT NULL DEFAULT 0,
     resumed_at timestamptz NOT NULL,
     not_before timestamptz,
     waiting_for text,
     told_at timestamptz,
     started_at timestamptz NOT NULL,
     updated_at timestamptz NOT NULL,
     ended_at timestamptz
   )`,
  `CREATE UNIQUE INDEX customer_imports_running ON customer_imports (store_id, side) WHERE state = 'running'`,
  `CREATE TABLE customer_import_items (
     job_id text NOT NULL REFERENCES customer_imports ON DELETE CASCADE,
     external_id text NOT NULL,
     state text NOT NULL CHECK (state IN ('waiting', 'handed', 'making', 'created', 'linked', 'updated', 'takenIn',
       'unchanged', 'failed')),
     code text,
     message text,
     changed_at timestamptz NOT NULL,
     PRIMARY KEY (job_id, external_id)
   )`,
  `CREATE INDEX customer_import_items_state ON customer_import_items (job_id, state)`,
  `CREATE TABLE customer_sweeps (
     connection_id text PRIMARY KEY,
     swept_until timestamptz NOT NULL,
     since timestamptz,
     cursor text,
     next_at timestamptz NOT NULL
   )`,
  `CREATE TABLE customer_sweep_finds (
     connection_id text NOT NULL,
     external_id text NOT NULL,
     modified_at timestamptz NOT NULL,
     PRIMARY KEY (connection_id, external_id, modified_at)
   )`,
];

/** Imports of existing customers with one row per record, and how far the sweep for missed changes is. */
export class CustomerImports1763780000000 implements MigrationInterface {
  readonly name = 'CustomerImports1763780000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'customer_sweep_finds',
      'customer_sweeps',
      'customer_import_items',
      'customer_imports',
    ]) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What mappings were given lately, and documents that are compared on it before they are published. */
export class MappingInputs1795260000000 implements MigrationInterface {
  readonly name = 'MappingInputs1795260000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE mapping_inputs (
         mapping_id text NOT NULL,
         store_id text NOT NULL,
         order_id text NOT NULL,
         customer_id text,
         input jsonb NOT NULL,
         masked boolean NOT NULL,
         recorded_at timestamptz NOT NULL,
         PRIMARY KEY (mapping_id, store_id, order_id)
       )`,
    );
    await runner.query(
      'CREATE INDEX mapping_inputs_age ON mapping_inputs (mapping_id, store_id, recorded_at)',
    );
    await runner.query('CREATE INDEX mapping_inputs_customer ON mapping_inputs (store_id, customer_id)');
    await runner.query(
      `CREATE TABLE mapping_comparisons (
         job_id text PRIMARY KEY,
         mapping_id text NOT NULL,
         base_version integer NOT NULL,
         base jsonb NOT NULL,
         wanted jsonb NOT NULL,
         days integer NOT NULL,
         state text NOT NULL CHECK (state IN ('running', 'done', 'canceled', 'failed')),
         position integer NOT NULL DEFAULT 0,
         total integer NOT NULL,
         truncated boolean NOT NULL,
         result jsonb NOT NULL,
         failure text,
         started_by text NOT NULL,
         started_at timestamptz NOT NULL,
         ended_at timestamptz
       )`,
    );
    await runner.query(
      `CREATE INDEX mapping_comparisons_running ON mapping_comparisons (started_at) WHERE state = 'running'`,
    );
    await runner.query(
      `CREATE TABLE mapping_comparison_orders (
         job_id text NOT NULL REFERENCES mapping_comparisons ON DELETE CASCADE,
         position integer NOT NULL,
         store_id text NOT NULL,
         order_id text NOT NULL,
         PRIMARY KEY (job_id, position)
       )`,
    );
    await runner.query(
      'CREATE INDEX mapping_comparison_orders_order ON mapping_comparison_orders (store_id, order_id)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mapping_comparison_orders');
    await runner.query('DROP TABLE mapping_comparisons');
    await runner.query('DROP TABLE mapping_inputs');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Up to where expectations have been looked at, and what is late. */
export class Expectations1795275600000 implements MigrationInterface {
  readonly name = 'Expectations1795275600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE expectation_cursors (
         workflow_id text NOT NULL,
         expectation_id text NOT NULL,
         swept_to timestamptz NOT NULL,
         PRIMARY KEY (workflow_id, expectation_id)
       )`,
    );
    await runner.query(
      `CREATE TABLE late_facts (
         event_id text NOT NULL,
         workflow_id text NOT NULL,
         expectation_id text NOT NULL,
         store_id text NOT NULL,
         order_id text NOT NULL,
         after_at timestamptz NOT NULL,
         expected text[] NOT NULL,
         fetch_commands text[] NOT NULL,
         fetches integer NOT NULL DEFAULT 0,
         next_fetch_at timestamptz,
         PRIMARY KEY (event_id, workflow_id, expectation_id)
       )`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE late_facts');
    await runner.query('DROP TABLE expectation_cursors');
  }
}

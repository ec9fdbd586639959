import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents that are played against the published one, and the orders they are played on. */
export class Counterfactuals1764200000000 implements MigrationInterface {
  readonly name = 'Counterfactuals1764200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE counterfactuals (
         job_id text PRIMARY KEY,
         workflow_id text NOT NULL,
         base_version integer,
         document jsonb NOT NULL,
         days integer NOT NULL,
         state text NOT NULL CHECK (state IN ('running', 'done', 'canceled', 'failed')),
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
      `CREATE INDEX counterfactuals_running ON counterfactuals (started_at) WHERE state = 'running'`,
    );
    await runner.query(
      `CREATE TABLE counterfactual_stories (
         job_id text NOT NULL REFERENCES counterfactuals ON DELETE CASCADE,
         position integer NOT NULL,
         store_id text NOT NULL,
         order_id text NOT NULL,
         PRIMARY KEY (job_id, position)
       )`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE counterfactual_stories');
    await runner.query('DROP TABLE counterfactuals');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Runs that ended otherwise than they should: few beside the others, and looked for. */
export class EndedRuns1795278000000 implements MigrationInterface {
  readonly name = 'EndedRuns1795278000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX workflow_runs_ended ON workflow_runs (state, started_at DESC, run_id DESC)
         WHERE state IN ('failed', 'canceled')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX workflow_runs_ended');
  }
}

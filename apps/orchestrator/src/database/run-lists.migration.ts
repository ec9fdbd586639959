import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Runs of a store, newest first; and of an order also when nobody says whose it is. */
export class RunLists1795274200000 implements MigrationInterface {
  readonly name = 'RunLists1795274200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE INDEX workflow_runs_by_order ON workflow_runs (order_id, store_id, started_at)',
    );
    await runner.query('DROP INDEX workflow_runs_order');
    await runner.query(
      'CREATE INDEX workflow_runs_by_store ON workflow_runs (store_id, started_at DESC, run_id DESC)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX workflow_runs_by_store');
    await runner.query('CREATE INDEX workflow_runs_order ON workflow_runs (store_id, order_id, started_at)');
    await runner.query('DROP INDEX workflow_runs_by_order');
  }
}

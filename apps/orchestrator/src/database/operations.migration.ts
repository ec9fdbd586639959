import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What operators ask about one order: its runs, and the alerts that are raised for it. */
export class Operations1764100000000 implements MigrationInterface {
  readonly name = 'Operations1764100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX workflow_runs_order ON workflow_runs (store_id, order_id, started_at)');
    await runner.query(`CREATE INDEX alerts_raised ON alerts (store_id, order_id) WHERE state = 'raised'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX alerts_raised');
    await runner.query('DROP INDEX workflow_runs_order');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A run's state is written anew at every step and only ever read whole: as `json` the server neither takes it apart nor puts it together
 * again. The fast compression is there where the server was built with it.
 */
export class RunDataAsText1764000000000 implements MigrationInterface {
  readonly name = 'RunDataAsText1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE workflow_runs ALTER COLUMN data TYPE json USING data::text::json');
    await runner.query(
      `DO $$ BEGIN
         ALTER TABLE workflow_runs ALTER COLUMN data SET COMPRESSION lz4;
       EXCEPTION WHEN feature_not_supported THEN NULL;
       END $$`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE workflow_runs ALTER COLUMN data SET COMPRESSION default');
    await runner.query('ALTER TABLE workflow_runs ALTER COLUMN data TYPE jsonb USING data::text::jsonb');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What has had its time is found every minute without reading what has not. */
export class MappingInputsByAge1795276600000 implements MigrationInterface {
  readonly name = 'MappingInputsByAge1795276600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX mapping_inputs_by_age ON mapping_inputs (recorded_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX mapping_inputs_by_age');
  }
}

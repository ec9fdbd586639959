import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Stores whose inputs have another shape than the rules of a mapping were written for: told once, until it is over. */
export class MappingDrifts1795276000000 implements MigrationInterface {
  readonly name = 'MappingDrifts1795276000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mapping_drifts (
        store_id text NOT NULL,
        mapping_id text NOT NULL,
        since timestamptz NOT NULL,
        PRIMARY KEY (store_id, mapping_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mapping_drifts');
  }
}

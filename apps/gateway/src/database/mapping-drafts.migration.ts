import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mappings that are being written: the newest state of each is the draft, earlier ones can be had back. */
export class MappingDrafts1795260001000 implements MigrationInterface {
  readonly name = 'MappingDrafts1795260001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mapping_drafts (
        mapping_id text NOT NULL,
        revision integer NOT NULL,
        content jsonb,
        begun_at timestamptz NOT NULL,
        saved_at timestamptz NOT NULL,
        saved_by text NOT NULL,
        PRIMARY KEY (mapping_id, revision)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mapping_drafts');
  }
}

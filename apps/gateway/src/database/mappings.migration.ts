import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every version of a mapping document that people have published in place of the shipped one. */
export class MappingVersions1763700003000 implements MigrationInterface {
  readonly name = 'MappingVersions1763700003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mapping_versions (
        mapping_id text NOT NULL,
        version integer NOT NULL,
        document jsonb NOT NULL,
        published_at timestamptz NOT NULL,
        published_by text NOT NULL,
        PRIMARY KEY (mapping_id, version)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mapping_versions');
  }
}

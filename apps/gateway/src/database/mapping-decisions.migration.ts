import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people made of suggested sources, by the records of both sides. */
export class MappingDecisions1764400000000 implements MigrationInterface {
  readonly name = 'MappingDecisions1764400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mapping_decisions (
        source_record text NOT NULL,
        target_record text NOT NULL,
        source text NOT NULL,
        target text NOT NULL,
        accepted boolean NOT NULL,
        decided_at timestamptz NOT NULL,
        decided_by text NOT NULL,
        PRIMARY KEY (source_record, target_record, source, target)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mapping_decisions');
  }
}

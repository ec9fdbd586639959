import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every posting table that the service has ever run with, word for word: an entry of years ago can be held against its own. */
export class PostingTables1795261000000 implements MigrationInterface {
  readonly name = 'PostingTables1795261000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE posting_tables (
      version text PRIMARY KEY,
      -- Text, not jsonb: the version is a hash of these very characters.
      body text NOT NULL,
      kept_at timestamptz NOT NULL
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE posting_tables');
  }
}

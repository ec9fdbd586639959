import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Up to where each store's entries have been looked at for what is missing. */
export class EntryLists1795274300000 implements MigrationInterface {
  readonly name = 'EntryLists1795274300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE entries_looked_at (
         store_id text PRIMARY KEY,
         until_seq bigint NOT NULL
       )`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE entries_looked_at');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Credit notes that were told. */
export class CreditNotes1795275900000 implements MigrationInterface {
  readonly name = 'CreditNotes1795275900000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE credit_notes (
         connection_id text NOT NULL,
         credit_note_id text NOT NULL,
         told_at timestamptz NOT NULL,
         PRIMARY KEY (connection_id, credit_note_id)
       )`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE credit_notes');
  }
}

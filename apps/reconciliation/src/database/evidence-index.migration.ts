import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pages through a month's entries without looking at those before. */
export class EvidenceIndex1764400000000 implements MigrationInterface {
  readonly name = 'EvidenceIndex1764400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX journal_entries_by_day ON journal_entries (store_id, date, seq)');
    await runner.query('DROP INDEX journal_entries_date');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX journal_entries_date ON journal_entries (store_id, date)');
    await runner.query('DROP INDEX journal_entries_by_day');
  }
}

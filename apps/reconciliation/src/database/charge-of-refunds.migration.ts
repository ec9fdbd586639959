import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds what has given a charge back: a refund's own source is the refund. */
export class ChargeOfRefunds1764300000000 implements MigrationInterface {
  readonly name = 'ChargeOfRefunds1764300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX journal_entries_charge ON journal_entries (store_id, (movement ->> 'chargeId'))
         WHERE movement ->> 'chargeId' IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX journal_entries_charge');
  }
}

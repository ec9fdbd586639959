import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why somebody gave money back, in words. */
export class RefundNotes1763720000000 implements MigrationInterface {
  readonly name = 'RefundNotes1763720000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE refunds ADD COLUMN note text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE refunds DROP COLUMN note');
  }
}

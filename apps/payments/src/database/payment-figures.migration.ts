import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Payments of a time. */
export class PaymentFigures1764300000000 implements MigrationInterface {
  readonly name = 'PaymentFigures1764300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX payments_begun ON payments (created_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX payments_begun');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What paid a renewal is a payment of its order too; disputes heard of before the order are found by their charge. */
export class RenewalPayments1795272000000 implements MigrationInterface {
  readonly name = 'RenewalPayments1795272000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE payments ADD COLUMN invoice_id text');
    await runner.query(
      'CREATE INDEX disputes_without_payment ON disputes (connection_id, charge_id) WHERE payment_id IS NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX disputes_without_payment');
    await runner.query('ALTER TABLE payments DROP COLUMN invoice_id');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose invoice a PaymentIntent has paid is asked for every movement of the account that belongs to no payment of ours. */
export class InvoicePayments1795261620000 implements MigrationInterface {
  readonly name = 'InvoicePayments1795261620000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX invoices_payments ON invoices USING gin ((body -> 'payments') jsonb_path_ops)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX invoices_payments');
  }
}

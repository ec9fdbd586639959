import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP: readonly string[] = [
  `CREATE TABLE subscriptions (
     connection_id text NOT NULL,
     subscription_id text NOT NULL,
     store_id text NOT NULL,
     status text NOT NULL,
     version integer NOT NULL,
     body jsonb NOT NULL,
     observed_at timestamptz NOT NULL,
     PRIMARY KEY (connection_id, subscription_id)
   )`,
  `CREATE TABLE invoices (
     connection_id text NOT NULL,
     invoice_id text NOT NULL,
     store_id text NOT NULL,
     subscription_id text,
     status text NOT NULL,
     version integer NOT NULL,
     body jsonb NOT NULL,
     observed_at timestamptz NOT NULL,
     told_attempts integer NOT NULL DEFAULT 0,
     PRIMARY KEY (connection_id, invoice_id)
   )`,
  `CREATE INDEX invoices_subscription ON invoices (connection_id, subscription_id)`,
];

/** Subscriptions and their invoices, as the provider told them last. */
export class Billing1763770000000 implements MigrationInterface {
  readonly name = 'Billing1763770000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE invoices');
    await runner.query('DROP TABLE subscriptions');
  }
}

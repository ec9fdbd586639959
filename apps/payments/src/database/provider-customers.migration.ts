import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The provider's record of each customer of a shop. One is current; those that turned out not to exist are kept as archived. */
export class ProviderCustomers1763710000000 implements MigrationInterface {
  readonly name = 'ProviderCustomers1763710000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE provider_customers (
         store_id text NOT NULL,
         customer_id text NOT NULL,
         connection_id text NOT NULL,
         generation integer NOT NULL,
         state text NOT NULL CHECK (state IN ('pending', 'active', 'archived')),
         profile jsonb,
         external_id text,
         created_at timestamptz NOT NULL,
         archived_at timestamptz,
         PRIMARY KEY (store_id, customer_id, connection_id, generation)
       )`,
    );
    await runner.query(
      `CREATE INDEX provider_customers_external ON provider_customers (connection_id, external_id)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE provider_customers');
  }
}

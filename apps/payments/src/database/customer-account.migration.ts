import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What somebody ordered and subscribed to is found without reading everybody's. */
export class CustomerAccount1763790000000 implements MigrationInterface {
  readonly name = 'CustomerAccount1763790000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX orders_customer ON orders (store_id, (body -> 'customer' ->> 'customerId'))`,
    );
    await runner.query(
      `CREATE INDEX subscriptions_customer ON subscriptions (connection_id, (body ->> 'providerCustomerId'))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX subscriptions_customer');
    await runner.query('DROP INDEX orders_customer');
  }
}

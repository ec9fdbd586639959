import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which customers of the shop are known contacts, and by what proof. No key of the contact is kept: it is found anew by identifier. */
export class ContactLinks1795261200000 implements MigrationInterface {
  readonly name = 'ContactLinks1795261200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE contact_links (
         store_id text NOT NULL,
         customer_id text NOT NULL,
         connection_id text NOT NULL,
         provider_connection_id text NOT NULL,
         provider_customer_id text NOT NULL,
         proof text NOT NULL,
         since timestamptz NOT NULL,
         PRIMARY KEY (store_id, customer_id, connection_id)
       )`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE contact_links');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP: readonly string[] = [
  `ALTER TABLE order_payments
     ADD COLUMN currency text,
     ADD COLUMN captured bigint NOT NULL DEFAULT 0,
     ADD COLUMN refunded bigint NOT NULL DEFAULT 0,
     ADD COLUMN failed_at timestamptz`,
  `CREATE TABLE order_disputes (
     dispute_id text PRIMARY KEY,
     store_id text NOT NULL,
     order_id text NOT NULL,
     version integer NOT NULL,
     status text NOT NULL,
     currency text NOT NULL,
     amount bigint NOT NULL,
     funds_withdrawn boolean NOT NULL
   )`,
  `CREATE INDEX order_disputes_order ON order_disputes (store_id, order_id)`,
  `CREATE TABLE crm_connections (
     connection_id text PRIMARY KEY,
     resume_at timestamptz NOT NULL
   )`,
  `CREATE TABLE crm_stores (
     connection_id text NOT NULL,
     store_id text NOT NULL,
     marked_until text NOT NULL DEFAULT '',
     complete boolean NOT NULL DEFAULT false,
     PRIMARY KEY (connection_id, store_id)
   )`,
  `CREATE TABLE crm_contacts (
     connection_id text NOT NULL,
     contact_key text NOT NULL,
     store_id text NOT NULL,
     customer_id text,
     state text NOT NULL CHECK (state IN ('active', 'erased')),
     revision bigint NOT NULL,
     pushed_revision bigint NOT NULL DEFAULT 0,
     external_id text,
     joined_to text,
     refusal text,
     retry_at timestamptz,
     PRIMARY KEY (connection_id, contact_key)
   )`,
  `CREATE INDEX crm_contacts_due ON crm_contacts (connection_id, contact_key) WHERE pushed_revision < revision`,
  `CREATE INDEX crm_contacts_joined ON crm_contacts (connection_id, joined_to) WHERE joined_to IS NOT NULL`,
  `CREATE INDEX crm_contacts_customer ON crm_contacts (store_id, customer_id)`,
  `CREATE TABLE crm_deals (
     connection_id text NOT NULL,
     store_id text NOT NULL,
     order_id text NOT NULL,
     contact_key text,
     revision bigint NOT NULL,
     pushed_revision bigint NOT NULL DEFAULT 0,
     external_id text,
     associated_with text,
     refusal text,
     retry_at timestamptz,
     PRIMARY KEY (connection_id, store_id, order_id)
   )`,
  `CREATE INDEX crm_deals_due ON crm_deals (connection_id, store_id, order_id) WHERE pushed_revision < revision`,
  `CREATE INDEX crm_deals_contact ON crm_deals (connection_id, contact_key)`,
  `CREATE INDEX crm_deals_alone ON crm_deals (connection_id)
     WHERE associated_with IS NULL AND contact_key IS NOT NULL AND external_id IS NOT NULL`,
];

/** What is kept for the CRM: the money behind its figures, and which records are newer here than there. */
export class CrmTables1763790000000 implements MigrationInterface {
  readonly name = 'CrmTables1763790000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['crm_deals', 'crm_contacts', 'crm_stores', 'crm_connections', 'order_disputes']) {
      await runner.query(`DROP TABLE ${table}`);
    }
    await runner.query(
      `ALTER TABLE order_payments
         DROP COLUMN currency, DROP COLUMN captured, DROP COLUMN refunded, DROP COLUMN failed_at`,
    );
  }
}

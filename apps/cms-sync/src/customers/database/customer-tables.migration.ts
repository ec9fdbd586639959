import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP: readonly string[] = [
  `CREATE TABLE people (
     person_id text PRIMARY KEY,
     store_id text NOT NULL,
     state text NOT NULL CHECK (state IN ('active', 'merged', 'erased')),
     merged_into text REFERENCES people,
     profile jsonb NOT NULL,
     email_key text,
     lease_holder text,
     lease_until timestamptz,
     created_at timestamptz NOT NULL,
     updated_at timestamptz NOT NULL
   )`,
  `CREATE INDEX people_email ON people (store_id, email_key) WHERE state = 'active' AND email_key IS NOT NULL`,
  `CREATE TABLE customer_links (
     connection_id text NOT NULL,
     external_id text NOT NULL,
     store_id text NOT NULL,
     person_id text NOT NULL REFERENCES people,
     side text NOT NULL,
     state text NOT NULL CHECK (state IN ('active', 'archived', 'deleted', 'erased')),
     reason text NOT NULL,
     guest boolean NOT NULL,
     base jsonb,
     pending jsonb,
     since timestamptz NOT NULL,
     ended_at timestamptz,
     PRIMARY KEY (connection_id, external_id)
   )`,
  `CREATE INDEX customer_links_person ON customer_links (person_id)`,
  `CREATE TABLE customer_decisions (
     decision_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     person_id text NOT NULL REFERENCES people,
     decision jsonb NOT NULL,
     at timestamptz NOT NULL
   )`,
  `CREATE INDEX customer_decisions_person ON customer_decisions (person_id, decision_id)`,
  `CREATE TABLE duplicate_proposals (
     proposal_id text PRIMARY KEY,
     store_id text NOT NULL,
     person_a text NOT NULL REFERENCES people,
     person_b text NOT NULL REFERENCES people,
     evidence jsonb NOT NULL,
     state text NOT NULL CHECK (state IN ('open', 'merged', 'dismissed')),
     created_at timestamptz NOT NULL,
     resolved_at timestamptz
   )`,
  `CREATE UNIQUE INDEX duplicate_proposals_pair
     ON duplicate_proposals (least(person_a, person_b), greatest(person_a, person_b))`,
  `CREATE TABLE erasures (
     person_id text PRIMARY KEY REFERENCES people,
     report jsonb NOT NULL,
     erased_at timestamptz NOT NULL
   )`,
  `CREATE INDEX orders_customer ON orders (store_id, (snapshot -> 'customer' ->> 'customerId'))`,
];

export class CustomerTables1763710000000 implements MigrationInterface {
  readonly name = 'CustomerTables1763710000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX orders_customer');
    for (const table of [
      'erasures',
      'duplicate_proposals',
      'customer_decisions',
      'customer_links',
      'people',
    ]) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}

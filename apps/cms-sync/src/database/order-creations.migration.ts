import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Orders that we make for paid invoices, noted before the commerce system is asked: our own order coming back is known by it. */
export class OrderCreations1795260780000 implements MigrationInterface {
  readonly name = 'OrderCreations1795260780000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE order_creations (
         store_id text NOT NULL,
         key text NOT NULL,
         order_id text,
         state text NOT NULL CHECK (state IN ('pending', 'done', 'not-supported')),
         holder text,
         until timestamptz,
         created_at timestamptz NOT NULL,
         PRIMARY KEY (store_id, key)
       )`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE order_creations');
  }
}

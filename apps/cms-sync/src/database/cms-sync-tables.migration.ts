import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP: readonly string[] = [
  `CREATE TABLE orders (
     store_id text NOT NULL,
     order_id text NOT NULL,
     connection_id text NOT NULL,
     number text NOT NULL,
     order_status text NOT NULL,
     commerce_status text NOT NULL,
     previous_commerce_status text,
     payment_status text NOT NULL,
     fingerprint text NOT NULL,
     snapshot jsonb NOT NULL,
     last_move_id integer,
     placed_at timestamptz NOT NULL,
     modified_at timestamptz NOT NULL,
     updated_at timestamptz NOT NULL,
     lease_holder text,
     lease_until timestamptz,
     PRIMARY KEY (store_id, order_id)
   )`,
  `CREATE INDEX orders_newest ON orders (placed_at DESC, store_id DESC, order_id DESC)`,
  `CREATE TABLE order_payments (
     store_id text NOT NULL,
     order_id text NOT NULL,
     payment_id text NOT NULL,
     version integer NOT NULL,
     status text NOT NULL,
     created_at timestamptz NOT NULL,
     PRIMARY KEY (store_id, order_id, payment_id)
   )`,
  `CREATE TABLE order_writes (
     message_id text PRIMARY KEY,
     store_id text NOT NULL,
     order_id text NOT NULL,
     order_status text NOT NULL,
     commerce_status text,
     state text NOT NULL CHECK (state IN ('pending', 'done', 'given-up')),
     created_at timestamptz NOT NULL,
     settled_at timestamptz
   )`,
  `CREATE INDEX order_writes_pending ON order_writes (store_id, order_id) WHERE state = 'pending'`,
  `CREATE TABLE sweeps (
     store_id text PRIMARY KEY,
     swept_until timestamptz NOT NULL,
     next_at timestamptz NOT NULL
   )`,
  `CREATE TABLE sweep_finds (
     store_id text NOT NULL,
     order_id text NOT NULL,
     modified_at timestamptz NOT NULL,
     PRIMARY KEY (store_id, order_id, modified_at)
   )`,
  `CREATE INDEX sweep_finds_age ON sweep_finds (store_id, modified_at)`,
];

export class CmsSyncTables1763700000000 implements MigrationInterface {
  readonly name = 'CmsSyncTables1763700000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['sweep_finds', 'sweeps', 'order_writes', 'order_payments', 'orders']) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}

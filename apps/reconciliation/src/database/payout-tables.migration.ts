import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP: readonly string[] = [
  // The movement behind an entry; reversals and entries of our own have none.
  `ALTER TABLE journal_entries
     ADD COLUMN balance_transaction_id text GENERATED ALWAYS AS (source ->> 'balanceTransactionId') STORED`,
  `CREATE INDEX journal_entries_movement ON journal_entries (connection_id, balance_transaction_id)
     WHERE balance_transaction_id IS NOT NULL`,
  `CREATE TABLE movements (
     connection_id text NOT NULL,
     balance_transaction_id text NOT NULL,
     store_id text NOT NULL,
     order_id text,
     category text NOT NULL,
     amount bigint NOT NULL,
     fee bigint NOT NULL,
     net bigint NOT NULL,
     currency text NOT NULL,
     created_at timestamptz NOT NULL,
     PRIMARY KEY (connection_id, balance_transaction_id)
   )`,
  `CREATE INDEX movements_time ON movements (connection_id, currency, created_at)`,
  `INSERT INTO movements
   SELECT connection_id, source ->> 'balanceTransactionId', store_id, order_id, source ->> 'reportingCategory',
          (source ->> 'amount')::bigint, (source ->> 'fee')::bigint, (source ->> 'net')::bigint, source ->> 'currency',
          (source ->> 'createdAt')::timestamptz
   FROM (
     SELECT connection_id, store_id, order_id, source FROM journal_entries
     WHERE balance_transaction_id IS NOT NULL AND connection_id IS NOT NULL
     UNION ALL
     SELECT connection_id, store_id, order_id, source FROM booking_exceptions
   ) AS told
   ON CONFLICT DO NOTHING`,
  `CREATE TABLE payouts (
     connection_id text NOT NULL,
     payout_id text NOT NULL,
     store_id text NOT NULL,
     body json NOT NULL,
     told_at timestamptz NOT NULL,
     created_at timestamptz NOT NULL,
     pages integer,
     state text NOT NULL,
     remainder bigint NOT NULL,
     checked_at timestamptz NOT NULL,
     PRIMARY KEY (connection_id, payout_id)
   )`,
  `CREATE INDEX payouts_newest ON payouts (created_at, payout_id)`,
  `CREATE INDEX payouts_to_check ON payouts (checked_at) WHERE state NOT IN ('explained', 'balance-only')`,
  `CREATE TABLE payout_pages (
     connection_id text NOT NULL,
     payout_id text NOT NULL,
     page integer NOT NULL,
     PRIMARY KEY (connection_id, payout_id, page)
   )`,
  `CREATE TABLE payout_movements (
     connection_id text NOT NULL,
     payout_id text NOT NULL,
     balance_transaction_id text NOT NULL,
     PRIMARY KEY (connection_id, payout_id, balance_transaction_id)
   )`,
];

const DOWN: readonly string[] = [
  'DROP TABLE payout_movements',
  'DROP TABLE payout_pages',
  'DROP TABLE payouts',
  'DROP TABLE movements',
  'ALTER TABLE journal_entries DROP COLUMN balance_transaction_id',
];

/** Payouts, what is in them, and every movement of the balance as it was told. */
export class PayoutTables1764000000000 implements MigrationInterface {
  readonly name = 'PayoutTables1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

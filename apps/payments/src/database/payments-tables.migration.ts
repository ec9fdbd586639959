import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP: readonly string[] = [
  `CREATE TABLE orders (
     store_id text NOT NULL,
     order_id text NOT NULL,
     body jsonb NOT NULL,
     canceled_at timestamptz,
     current_payment_id text,
     updated_at timestamptz NOT NULL,
     PRIMARY KEY (store_id, order_id)
   )`,
  `CREATE TABLE payments (
     payment_id text PRIMARY KEY,
     store_id text NOT NULL,
     order_id text NOT NULL,
     connection_id text,
     mode text NOT NULL CHECK (mode IN ('checkout', 'payment_intent', 'none')),
     capture_mode text NOT NULL CHECK (capture_mode IN ('automatic', 'manual')),
     amount bigint NOT NULL CHECK (amount >= 0),
     currency text NOT NULL,
     standing text NOT NULL,
     status text NOT NULL,
     observed_at timestamptz NOT NULL,
     authorized bigint NOT NULL CHECK (authorized >= 0),
     captured bigint NOT NULL CHECK (captured >= 0 AND captured <= authorized),
     refunded bigint NOT NULL CHECK (refunded >= 0 AND refunded <= captured),
     charge_id text,
     capture_before timestamptz,
     method jsonb,
     failure jsonb,
     version integer NOT NULL,
     checkout_session_id text,
     checkout_url text,
     checkout_expires_at timestamptz,
     checkout_complete boolean NOT NULL DEFAULT false,
     payment_intent_id text,
     pay_url text,
     exception_code text,
     warned_hours smallint,
     books_complete boolean NOT NULL DEFAULT false,
     balance_check_at timestamptz,
     balance_checks integer NOT NULL DEFAULT 0,
     next_look_at timestamptz,
     created_at timestamptz NOT NULL,
     updated_at timestamptz NOT NULL,
     FOREIGN KEY (store_id, order_id) REFERENCES orders
   )`,
  `CREATE INDEX payments_order ON payments (store_id, order_id, created_at)`,
  `CREATE UNIQUE INDEX payments_checkout ON payments (connection_id, checkout_session_id)
     WHERE checkout_session_id IS NOT NULL`,
  `CREATE UNIQUE INDEX payments_intent ON payments (connection_id, payment_intent_id)
     WHERE payment_intent_id IS NOT NULL`,
  `CREATE INDEX payments_next_look ON payments (next_look_at) WHERE next_look_at IS NOT NULL`,
  `CREATE INDEX payments_balance_check ON payments (balance_check_at) WHERE balance_check_at IS NOT NULL`,
  `CREATE INDEX payments_capture_before ON payments (capture_before)
     WHERE standing = 'authorized' AND capture_before IS NOT NULL`,
  `CREATE TABLE refunds (
     refund_id text PRIMARY KEY,
     payment_id text NOT NULL REFERENCES payments,
     store_id text NOT NULL,
     order_id text NOT NULL,
     amount bigint NOT NULL CHECK (amount > 0),
     currency text NOT NULL,
     status text NOT NULL,
     reason text,
     external_id text,
     operation_key text UNIQUE,
     failure jsonb,
     created_at timestamptz NOT NULL
   )`,
  `CREATE UNIQUE INDEX refunds_external ON refunds (external_id) WHERE external_id IS NOT NULL`,
  `CREATE INDEX refunds_payment ON refunds (payment_id, created_at)`,
  `CREATE TABLE operations (
     operation_key text PRIMARY KEY,
     kind text NOT NULL,
     store_id text NOT NULL,
     order_id text NOT NULL,
     subject text NOT NULL,
     parameters jsonb NOT NULL,
     parameters_hash text NOT NULL,
     generation integer NOT NULL,
     state text NOT NULL CHECK (state IN ('pending', 'done', 'refused')),
     error jsonb,
     created_at timestamptz NOT NULL,
     settled_at timestamptz,
     UNIQUE (kind, subject, parameters_hash, generation)
   )`,
  `CREATE TABLE payment_facts (
     fact_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     payment_id text NOT NULL,
     source text NOT NULL,
     standing text NOT NULL,
     verdict text NOT NULL,
     details jsonb NOT NULL,
     recorded_at timestamptz NOT NULL
   )`,
  `CREATE INDEX payment_facts_payment ON payment_facts (payment_id, fact_id)`,
  `CREATE TABLE balance_transactions (
     connection_id text NOT NULL,
     balance_transaction_id text NOT NULL,
     payment_id text NOT NULL,
     reporting_category text NOT NULL,
     source_id text,
     recorded_at timestamptz NOT NULL,
     PRIMARY KEY (connection_id, balance_transaction_id)
   )`,
  `CREATE INDEX balance_transactions_payment ON balance_transactions (payment_id)`,
  `CREATE TABLE provider_events (
     connection_id text NOT NULL,
     event_id text NOT NULL,
     seen_at timestamptz NOT NULL,
     PRIMARY KEY (connection_id, event_id)
   )`,
  `CREATE INDEX provider_events_seen ON provider_events (seen_at)`,
  `CREATE TABLE event_cursors (
     connection_id text PRIMARY KEY,
     swept_to timestamptz NOT NULL
   )`,
];

const TABLES = [
  'event_cursors',
  'provider_events',
  'balance_transactions',
  'payment_facts',
  'operations',
  'refunds',
  'payments',
  'orders',
];

export class PaymentsTables1763700000000 implements MigrationInterface {
  readonly name = 'PaymentsTables1763700000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(`DROP TABLE ${table}`);
  }
}

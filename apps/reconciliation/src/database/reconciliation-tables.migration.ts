import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP: readonly string[] = [
  `CREATE TABLE orders (
     store_id text NOT NULL,
     order_id text NOT NULL,
     erp_connection_id text,
     erp_customer_id text,
     erp_order_id text,
     PRIMARY KEY (store_id, order_id)
   )`,
  `CREATE TABLE order_snapshots (
     store_id text NOT NULL,
     order_id text NOT NULL,
     content_hash text NOT NULL,
     body json NOT NULL,
     modified_at timestamptz NOT NULL,
     seq bigint GENERATED ALWAYS AS IDENTITY,
     PRIMARY KEY (store_id, order_id, content_hash),
     FOREIGN KEY (store_id, order_id) REFERENCES orders
   )`,
  `CREATE TABLE journal_entries (
     seq bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
     entry_id text PRIMARY KEY,
     store_id text NOT NULL,
     order_id text,
     key text NOT NULL,
     rule text NOT NULL,
     rule_version text NOT NULL,
     description text NOT NULL,
     currency text NOT NULL,
     date date NOT NULL,
     presentment json,
     source json NOT NULL,
     movement json NOT NULL,
     created_at timestamptz NOT NULL,
     UNIQUE (store_id, key)
   )`,
  `CREATE INDEX journal_entries_order ON journal_entries (store_id, order_id, seq)`,
  `CREATE TABLE journal_lines (
     entry_id text NOT NULL REFERENCES journal_entries,
     position integer NOT NULL,
     account text NOT NULL,
     account_name text NOT NULL,
     debit bigint NOT NULL CHECK (debit >= 0),
     credit bigint NOT NULL CHECK (credit >= 0),
     PRIMARY KEY (entry_id, position),
     CHECK ((debit > 0) <> (credit > 0))
   )`,
  `CREATE INDEX journal_lines_account ON journal_lines (account)`,
  `CREATE FUNCTION journal_is_immutable() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     RAISE EXCEPTION 'The journal is immutable: correct it by a reversal (%)', TG_TABLE_NAME
       USING ERRCODE = 'restrict_violation';
   END $$`,
  `CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON journal_entries
     FOR EACH ROW EXECUTE FUNCTION journal_is_immutable()`,
  `CREATE TRIGGER immutable BEFORE UPDATE OR DELETE ON journal_lines
     FOR EACH ROW EXECUTE FUNCTION journal_is_immutable()`,
  `CREATE TRIGGER not_emptied BEFORE TRUNCATE ON journal_entries
     FOR EACH STATEMENT EXECUTE FUNCTION journal_is_immutable()`,
  `CREATE TRIGGER not_emptied BEFORE TRUNCATE ON journal_lines
     FOR EACH STATEMENT EXECUTE FUNCTION journal_is_immutable()`,
  `CREATE FUNCTION journal_lines_come_with_their_entry() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF NOT EXISTS (
       SELECT 1 FROM journal_entries
       WHERE entry_id = NEW.entry_id AND xmin = pg_current_xact_id()::xid
     ) THEN
       RAISE EXCEPTION 'The journal is immutable: entry % is closed', NEW.entry_id
         USING ERRCODE = 'restrict_violation';
     END IF;
     RETURN NEW;
   END $$`,
  `CREATE TRIGGER with_entry BEFORE INSERT ON journal_lines
     FOR EACH ROW EXECUTE FUNCTION journal_lines_come_with_their_entry()`,
  `CREATE FUNCTION journal_entry_balances() RETURNS trigger LANGUAGE plpgsql AS $$
   DECLARE
     difference bigint;
     lines bigint;
   BEGIN
     SELECT coalesce(sum(debit - credit), 0), count(*) INTO difference, lines
     FROM journal_lines WHERE entry_id = NEW.entry_id;
     IF difference <> 0 OR lines < 2 THEN
       RAISE EXCEPTION 'Entry % does not balance: % lines, off by %', NEW.entry_id, lines, difference
         USING ERRCODE = 'check_violation';
     END IF;
     RETURN NULL;
   END $$`,
  `CREATE CONSTRAINT TRIGGER balances AFTER INSERT ON journal_entries
     DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION journal_entry_balances()`,
  `CREATE TABLE booking_exceptions (
     store_id text NOT NULL,
     balance_transaction_id text NOT NULL,
     order_id text,
     connection_id text NOT NULL,
     category text NOT NULL,
     code text NOT NULL,
     message text NOT NULL,
     details json NOT NULL,
     source json NOT NULL,
     state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'resolved')),
     created_at timestamptz NOT NULL,
     PRIMARY KEY (store_id, balance_transaction_id)
   )`,
  `CREATE INDEX booking_exceptions_order ON booking_exceptions (store_id, order_id)`,
  `CREATE TABLE erp_operations (
     operation_key text PRIMARY KEY,
     kind text NOT NULL CHECK (kind IN ('journal', 'order', 'reserve', 'release')),
     store_id text NOT NULL,
     order_id text,
     entry_id text REFERENCES journal_entries,
     connection_id text NOT NULL,
     state text NOT NULL CHECK (state IN ('pending', 'done', 'failed')),
     attempts integer NOT NULL DEFAULT 1,
     document_id text,
     error json,
     created_at timestamptz NOT NULL,
     updated_at timestamptz NOT NULL
   )`,
  `CREATE UNIQUE INDEX erp_operations_entry ON erp_operations (entry_id) WHERE entry_id IS NOT NULL`,
];

const DOWN: readonly string[] = [
  'DROP TABLE erp_operations',
  'DROP TABLE booking_exceptions',
  'DROP TABLE journal_lines',
  'DROP TABLE journal_entries',
  'DROP FUNCTION journal_entry_balances, journal_lines_come_with_their_entry, journal_is_immutable',
  'DROP TABLE order_snapshots',
  'DROP TABLE orders',
];

export class ReconciliationTables1763800000000 implements MigrationInterface {
  readonly name = 'ReconciliationTables1763800000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

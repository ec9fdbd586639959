import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP: readonly string[] = [
  `CREATE TABLE bank_statements (
     seq bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
     statement_id text PRIMARY KEY,
     store_id text NOT NULL,
     connection_id text NOT NULL,
     account text NOT NULL,
     currency text NOT NULL,
     format text NOT NULL,
     reference text,
     from_day date NOT NULL,
     to_day date NOT NULL,
     opening bigint NOT NULL,
     closing bigint NOT NULL,
     gap bigint,
     lines integer NOT NULL,
     known integer NOT NULL,
     content_hash text NOT NULL,
     position integer NOT NULL,
     imported_at timestamptz NOT NULL,
     imported_by text NOT NULL,
     UNIQUE (store_id, content_hash, position)
   )`,
  `CREATE INDEX bank_statements_account ON bank_statements (store_id, account, to_day)`,
  `CREATE TABLE bank_lines (
     seq bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
     line_id text PRIMARY KEY,
     statement_id text NOT NULL REFERENCES bank_statements,
     store_id text NOT NULL,
     account text NOT NULL,
     key text NOT NULL,
     currency text NOT NULL,
     amount bigint NOT NULL,
     booking_date date NOT NULL,
     value_date date NOT NULL,
     reference text,
     counterparty text,
     text text NOT NULL,
     search text NOT NULL,
     provider boolean NOT NULL,
     state text NOT NULL CHECK (state IN ('open', 'matched', 'tolerance', 'manual', 'forced', 'amount', 'duplicate')),
     about_payout text,
     proposals json NOT NULL DEFAULT '[]',
     entry_id text REFERENCES journal_entries,
     UNIQUE (store_id, account, key)
   )`,
  `CREATE INDEX bank_lines_newest ON bank_lines (store_id, booking_date, seq)`,
  `CREATE INDEX bank_lines_statement ON bank_lines (statement_id, booking_date, seq)`,
  `CREATE INDEX bank_lines_amount ON bank_lines (store_id, currency, amount) WHERE state = 'open'`,
  `CREATE INDEX bank_lines_days ON bank_lines (store_id, value_date) WHERE state IN ('open', 'amount', 'duplicate')`,
  `CREATE TABLE bank_matches (
     match_id text PRIMARY KEY,
     line_id text NOT NULL REFERENCES bank_lines,
     store_id text NOT NULL,
     connection_id text NOT NULL,
     payout_id text NOT NULL,
     leg text NOT NULL CHECK (leg IN ('paid', 'returned')),
     rule text NOT NULL,
     actor text NOT NULL,
     reason text,
     at timestamptz NOT NULL,
     ended_at timestamptz,
     ended_by text,
     ended_reason text,
     CHECK ((ended_at IS NULL) = (ended_by IS NULL))
   )`,
  `CREATE INDEX bank_matches_line ON bank_matches (line_id)`,
  `CREATE UNIQUE INDEX bank_matches_payout ON bank_matches (connection_id, payout_id, leg) WHERE ended_at IS NULL`,
  `CREATE INDEX payouts_arrival ON payouts (store_id, ((body ->> 'arrivalDate')))`,
];

const DOWN: readonly string[] = [
  'DROP INDEX payouts_arrival',
  'DROP TABLE bank_matches',
  'DROP TABLE bank_lines',
  'DROP TABLE bank_statements',
];

/** What the bank says, line by line, and which payouts were found in it. */
export class BankTables1764200000000 implements MigrationInterface {
  readonly name = 'BankTables1764200000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

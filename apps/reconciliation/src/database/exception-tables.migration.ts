import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP: readonly string[] = [
  `CREATE TABLE reconciliation_exceptions (
     exception_id text PRIMARY KEY,
     store_id text NOT NULL,
     kind text NOT NULL,
     subject text NOT NULL,
     order_id text,
     amount bigint NOT NULL,
     currency text NOT NULL,
     code text NOT NULL,
     message text NOT NULL,
     state text NOT NULL CHECK (state IN ('open', 'closed')),
     resolution text CHECK (resolution IN ('healed', 'forced', 'void')),
     owner text,
     opened_at timestamptz NOT NULL,
     closed_at timestamptz,
     UNIQUE (store_id, kind, subject),
     CHECK ((state = 'open') = (resolution IS NULL))
   )`,
  `CREATE INDEX reconciliation_exceptions_age ON reconciliation_exceptions (opened_at, exception_id)`,
  `CREATE TABLE reconciliation_exception_trail (
     seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     exception_id text NOT NULL REFERENCES reconciliation_exceptions,
     at timestamptz NOT NULL,
     actor text NOT NULL,
     action text NOT NULL,
     note text
   )`,
  `CREATE INDEX reconciliation_exception_trail_of ON reconciliation_exception_trail (exception_id, seq)`,
  `CREATE TRIGGER immutable BEFORE UPDATE OR DELETE OR TRUNCATE ON reconciliation_exception_trail
     FOR EACH STATEMENT EXECUTE FUNCTION journal_is_immutable()`,
  `CREATE INDEX booking_exceptions_open ON booking_exceptions (created_at) WHERE state = 'open'`,
];

const DOWN: readonly string[] = [
  'DROP INDEX booking_exceptions_open',
  'DROP TABLE reconciliation_exception_trail',
  'DROP TABLE reconciliation_exceptions',
];

/** What does not agree, for people, and what they did about it. */
export class ExceptionTables1764000200000 implements MigrationInterface {
  readonly name = 'ExceptionTables1764000200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One SQL statement each; unqualified names, so the search path decides the schema. */
const TABLES: readonly string[] = [
  `CREATE TABLE inbox (
     message_id text NOT NULL,
     handler text NOT NULL,
     handled_at timestamptz NOT NULL DEFAULT now(),
     PRIMARY KEY (message_id, handler)
   )`,
  `CREATE INDEX inbox_handled_at ON inbox (handled_at)`,
  `CREATE TABLE outbox (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     message_id text NOT NULL,
     exchange text NOT NULL,
     routing_key text NOT NULL,
     type text NOT NULL,
     correlation_id text,
     headers text NOT NULL,
     body text NOT NULL,
     created_at timestamptz NOT NULL DEFAULT now(),
     available_at timestamptz NOT NULL DEFAULT now(),
     returns integer NOT NULL DEFAULT 0
   )`,
  `CREATE TABLE dead_letters (
     message_id text PRIMARY KEY,
     type text NOT NULL,
     failure_class text NOT NULL,
     code text NOT NULL,
     reason text NOT NULL,
     suggestion text,
     details json NOT NULL,
     attempts integer NOT NULL,
     first_seen_at timestamptz NOT NULL,
     dead_at timestamptz NOT NULL,
     correlation_id text,
     state text NOT NULL CHECK (state IN ('dead', 'replayed', 'discarded', 'recovered')),
     settled_at timestamptz,
     settled_by text,
     settled_reason text
   )`,
  `CREATE INDEX dead_letters_state ON dead_letters (state, dead_at)`,
  `CREATE TABLE crash_suspects (
     message_id text PRIMARY KEY,
     crashes integer NOT NULL DEFAULT 0
   )`,
];

/** The tables every service keeps in its own schema for receiving and sending messages. */
export class MessagingTables1763000000000 implements MigrationInterface {
  readonly name = 'MessagingTables1763000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['crash_suspects', 'dead_letters', 'outbox', 'inbox']) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}

const LATER_SUCCESS: readonly string[] = [
  'ALTER TABLE dead_letters ADD COLUMN succeeded_at timestamptz',
  `CREATE INDEX dead_letters_record ON dead_letters (type, correlation_id)
     WHERE state = 'dead' AND succeeded_at IS NULL`,
];

/** When what died has worked after all. */
export class LaterSuccess1764100000000 implements MigrationInterface {
  readonly name = 'LaterSuccess1764100000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of LATER_SUCCESS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE dead_letters DROP COLUMN succeeded_at');
  }
}

const GOOD_MESSAGES: readonly string[] = [
  `CREATE TABLE good_messages (
     type text PRIMARY KEY,
     message_id text NOT NULL,
     handled_at timestamptz NOT NULL,
     shape jsonb NOT NULL
   )`,
];

/** Of each type the shape of a message that was handled, without its values. */
export class GoodMessages1764300200000 implements MigrationInterface {
  readonly name = 'GoodMessages1764300200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of GOOD_MESSAGES) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE good_messages');
  }
}

export const messagingMigrationClasses = [
  MessagingTables1763000000000,
  LaterSuccess1764100000000,
  GoodMessages1764300200000,
] as const;

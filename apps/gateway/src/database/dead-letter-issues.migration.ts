import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP: readonly string[] = [
  `CREATE TABLE dead_letter_issues (
     issue_id text PRIMARY KEY,
     service text NOT NULL,
     type text NOT NULL,
     code text NOT NULL,
     connection_id text,
     field text,
     state text NOT NULL CHECK (state IN ('open', 'acknowledged', 'resolved', 'ignored')),
     occurrences bigint NOT NULL,
     first_at timestamptz NOT NULL,
     last_at timestamptz NOT NULL,
     reason text NOT NULL,
     suggestion text,
     state_by text,
     state_note text,
     state_at timestamptz NOT NULL
   )`,
  'CREATE INDEX dead_letter_issues_newest ON dead_letter_issues (last_at, issue_id)',
  `ALTER TABLE dead_letter_index
     ADD COLUMN issue_id text,
     ADD COLUMN succeeded_at timestamptz,
     ADD COLUMN succeeded_by text`,
  'CREATE INDEX dead_letter_index_issue ON dead_letter_index (issue_id, dead_at)',
  'CREATE INDEX dead_letter_index_of_order ON dead_letter_index (store_id, order_id)',
  `CREATE TABLE dead_letter_replays (
     replay_id text PRIMARY KEY,
     issue_id text,
     stores text[],
     state text NOT NULL CHECK (state IN ('running', 'canceled', 'done')),
     per_second double precision NOT NULL,
     credit double precision NOT NULL DEFAULT 0,
     requested_by text NOT NULL,
     started_at timestamptz NOT NULL,
     moved_at timestamptz NOT NULL,
     ended_at timestamptz
   )`,
  'CREATE INDEX dead_letter_replays_newest ON dead_letter_replays (started_at, replay_id)',
  `CREATE TABLE dead_letter_replay_items (
     replay_id text NOT NULL REFERENCES dead_letter_replays ON DELETE CASCADE,
     service text NOT NULL,
     dead_letter_id text NOT NULL,
     dead_at timestamptz NOT NULL,
     state text NOT NULL CHECK (state IN ('waiting', 'sent', 'succeeded', 'died', 'gone')),
     changed_at timestamptz NOT NULL,
     PRIMARY KEY (replay_id, service, dead_letter_id)
   )`,
  'CREATE INDEX dead_letter_replay_items_next ON dead_letter_replay_items (replay_id, state, dead_at)',
  `CREATE INDEX dead_letter_replay_items_letter ON dead_letter_replay_items (service, dead_letter_id)
     WHERE state IN ('waiting', 'sent')`,
];

const DOWN: readonly string[] = [
  'DROP TABLE dead_letter_replay_items',
  'DROP TABLE dead_letter_replays',
  'DROP INDEX dead_letter_index_of_order',
  'ALTER TABLE dead_letter_index DROP COLUMN issue_id, DROP COLUMN succeeded_at, DROP COLUMN succeeded_by',
  'DROP TABLE dead_letter_issues',
];

/** Dead letters of one cause grouped, and replays of many at once. */
export class DeadLetterIssues1764300000000 implements MigrationInterface {
  readonly name = 'DeadLetterIssues1764300000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

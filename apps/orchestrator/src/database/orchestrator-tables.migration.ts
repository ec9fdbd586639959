import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES: readonly string[] = [
  `CREATE TABLE workflows (
     workflow_id text PRIMARY KEY,
     name text NOT NULL,
     draft jsonb,
     draft_revision integer,
     published_version integer,
     trigger_event text,
     updated_at timestamptz NOT NULL
   )`,
  `CREATE INDEX workflows_trigger ON workflows (trigger_event)`,
  `CREATE TABLE workflow_versions (
     workflow_id text NOT NULL REFERENCES workflows,
     version integer NOT NULL,
     revision integer NOT NULL,
     document jsonb NOT NULL,
     content_hash text NOT NULL,
     published_at timestamptz NOT NULL,
     published_by text NOT NULL,
     PRIMARY KEY (workflow_id, version)
   )`,
  `CREATE TABLE workflow_runs (
     run_id text PRIMARY KEY,
     workflow_id text NOT NULL,
     version integer NOT NULL,
     store_id text NOT NULL,
     order_id text,
     -- The order or the event, by the document: at most one run each.
     started_for text NOT NULL,
     state text NOT NULL CHECK (state IN ('running', 'waiting', 'completed', 'failed', 'canceled')),
     started_at timestamptz NOT NULL,
     finished_at timestamptz,
     data jsonb NOT NULL,
     FOREIGN KEY (workflow_id, version) REFERENCES workflow_versions,
     UNIQUE (workflow_id, started_for)
   )`,
  `CREATE INDEX workflow_runs_open ON workflow_runs (store_id, order_id)
     WHERE state IN ('running', 'waiting', 'failed')`,
  `CREATE INDEX workflow_runs_newest ON workflow_runs (started_at DESC, run_id DESC)`,
  `CREATE TABLE timers (
     run_id text NOT NULL REFERENCES workflow_runs ON DELETE CASCADE,
     timer_id text NOT NULL,
     due_at timestamptz NOT NULL,
     PRIMARY KEY (run_id, timer_id)
   )`,
  `CREATE INDEX timers_due ON timers (due_at)`,
  `CREATE TABLE order_events (
     position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     store_id text NOT NULL,
     order_id text NOT NULL,
     event_id text NOT NULL,
     type text NOT NULL,
     at timestamptz NOT NULL,
     source text NOT NULL,
     summary text NOT NULL,
     -- Null for items that are no message.
     body jsonb,
     noted_at timestamptz NOT NULL,
     UNIQUE (store_id, order_id, event_id)
   )`,
  `CREATE INDEX order_events_bodies ON order_events (noted_at) WHERE body IS NOT NULL`,
  `CREATE TABLE alerts (
     kind text NOT NULL,
     subject text NOT NULL,
     state text NOT NULL CHECK (state IN ('raised', 'settled')),
     revision integer NOT NULL,
     title text NOT NULL,
     detail text NOT NULL,
     store_id text,
     order_id text,
     since timestamptz NOT NULL,
     PRIMARY KEY (kind, subject)
   )`,
  `CREATE TABLE alert_items (
     kind text NOT NULL,
     item_id text NOT NULL,
     subject text NOT NULL,
     -- A settled item that is kept cannot be raised again by a fact that comes late.
     settled boolean NOT NULL DEFAULT false,
     PRIMARY KEY (kind, item_id)
   )`,
  `CREATE INDEX alert_items_subject ON alert_items (kind, subject)`,
];

export class OrchestratorTables1763100000000 implements MigrationInterface {
  readonly name = 'OrchestratorTables1763100000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = [
      'alert_items',
      'alerts',
      'order_events',
      'timers',
      'workflow_runs',
      'workflow_versions',
      'workflows',
    ];
    for (const table of tables) await runner.query(`DROP TABLE ${table}`);
  }
}

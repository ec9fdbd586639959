import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The webhook log: what came in, what was made of it. */
export class WebhookTables1763000001000 implements MigrationInterface {
  readonly name = 'WebhookTables1763000001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE webhook_events (
         id text PRIMARY KEY,
         connection_id text NOT NULL,
         system text NOT NULL,
         external_event_id text,
         event_type text,
         state text NOT NULL CHECK (state IN
           ('accepted', 'quarantined', 'ignored', 'processed', 'failed', 'dead', 'rejected')),
         reason text,
         skew_seconds integer,
         suffix text,
         headers jsonb,
         body text NOT NULL,
         received_at timestamptz NOT NULL,
         settled_at timestamptz,
         replays integer NOT NULL DEFAULT 0
       )`,
    );
    // Bodies of a few kilobytes stay in their row as they are: compressing them costs more than it saves on this path.
    await runner.query('ALTER TABLE webhook_events SET (toast_tuple_target = 8160)');
    await runner.query('ALTER TABLE outbox SET (toast_tuple_target = 8160)');
    // Accepted rows only: a forged id must not suppress the real event.
    await runner.query(
      `CREATE UNIQUE INDEX webhook_events_once ON webhook_events (connection_id, external_event_id)
         WHERE state <> 'rejected'`,
    );
    await runner.query('CREATE INDEX webhook_events_received ON webhook_events (received_at, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE webhook_events');
  }
}

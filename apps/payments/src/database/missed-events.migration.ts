import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Events that no webhook brought, for the report on a gap. */
export class MissedEvents1763760000000 implements MigrationInterface {
  readonly name = 'MissedEvents1763760000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE missed_events (
      connection_id text NOT NULL,
      event_id text NOT NULL,
      event_type text NOT NULL,
      created_at timestamptz NOT NULL,
      applied_at timestamptz NOT NULL,
      note text,
      PRIMARY KEY (connection_id, event_id)
    )`);
    await runner.query(
      'CREATE INDEX missed_events_created ON missed_events (connection_id, created_at, event_id)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE missed_events');
  }
}

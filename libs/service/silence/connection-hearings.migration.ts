import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a connection last sent a webhook, what is usual of it, and what was missed since. */
export class ConnectionHearings1764400000000 implements MigrationInterface {
  readonly name = 'ConnectionHearings1764400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE connection_hearings (
      connection_id text PRIMARY KEY,
      last_heard_at timestamptz NOT NULL,
      usual_gaps jsonb NOT NULL DEFAULT '[]',
      missed integer NOT NULL DEFAULT 0,
      missed_rounds integer NOT NULL DEFAULT 0,
      missed_since timestamptz,
      told boolean NOT NULL DEFAULT false
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE connection_hearings');
  }
}

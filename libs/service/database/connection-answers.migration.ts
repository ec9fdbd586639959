import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a connection last answered, and why it does not. */
export class ConnectionAnswers1764201000000 implements MigrationInterface {
  readonly name = 'ConnectionAnswers1764201000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE connection_states ADD COLUMN last_answer_at timestamptz, ADD COLUMN code text, ADD COLUMN message text',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE connection_states DROP COLUMN last_answer_at, DROP COLUMN code, DROP COLUMN message',
    );
  }
}

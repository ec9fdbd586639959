import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which message made somebody tell a fact: the timeline says why, not only when. Null where nothing of ours did, and of older facts. */
export class EventCauses1795280000000 implements MigrationInterface {
  readonly name = 'EventCauses1795280000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE order_events ADD COLUMN causation_id text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE order_events DROP COLUMN causation_id');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was set aside is little beside what was processed, and is what people look for. */
const UP: readonly string[] = [
  'CREATE INDEX webhook_events_by_connection ON webhook_events (connection_id, received_at, id)',
  'DROP INDEX webhook_events_received',
  `CREATE INDEX webhook_events_set_aside ON webhook_events (connection_id, state, received_at, id)
     WHERE state IN ('quarantined', 'ignored', 'failed', 'dead', 'rejected')`,
];

/** Lists by connection and by state that read no others; as many indexes as before for a webhook that is processed. */
export class WebhookLog1795274100000 implements MigrationInterface {
  readonly name = 'WebhookLog1795274100000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX webhook_events_set_aside');
    await runner.query('CREATE INDEX webhook_events_received ON webhook_events (received_at, id)');
    await runner.query('DROP INDEX webhook_events_by_connection');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How the provider's webhook endpoint of each connection stood at the last look. */
export class WebhookEndpoint1763780000000 implements MigrationInterface {
  readonly name = 'WebhookEndpoint1763780000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE webhook_endpoints (
      connection_id text PRIMARY KEY,
      endpoint_id text,
      drift jsonb NOT NULL,
      checked_at timestamptz NOT NULL
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE webhook_endpoints');
  }
}

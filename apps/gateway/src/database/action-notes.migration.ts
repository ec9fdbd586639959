import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the audit says of a request once it was carried out, and not before; and how often a shopper was written to. */
export class ActionNotes1795296100000 implements MigrationInterface {
  readonly name = 'ActionNotes1795296100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE api_requests ADD COLUMN note jsonb');
    await runner.query(
      `CREATE INDEX api_requests_links ON api_requests (action, created_at) WHERE action LIKE 'payment-link %'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX api_requests_links');
    await runner.query('ALTER TABLE api_requests DROP COLUMN note');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the OpenID provider calls a session, and the logout tokens that have had their effect. */
export class ProviderSessions1795263600000 implements MigrationInterface {
  readonly name = 'ProviderSessions1795263600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE sessions ADD COLUMN oidc_session text`);
    await runner.query(
      `CREATE INDEX sessions_oidc_session ON sessions (oidc_session) WHERE oidc_session IS NOT NULL`,
    );
    await runner.query(
      `CREATE TABLE oidc_used_logouts (
         token_hash text PRIMARY KEY,
         expires_at timestamptz NOT NULL
       )`,
    );
    await runner.query(`CREATE INDEX oidc_used_logouts_expiry ON oidc_used_logouts (expires_at)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}

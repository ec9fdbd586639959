import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Attempts to sign in with an OpenID provider that have not come back yet. */
export class OidcAttempts1764200002000 implements MigrationInterface {
  readonly name = 'OidcAttempts1764200002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE oidc_attempts (
         attempt_hash text PRIMARY KEY,
         return_to text NOT NULL,
         expires_at timestamptz NOT NULL
       )`,
    );
    await runner.query(`CREATE INDEX oidc_attempts_expiry ON oidc_attempts (expires_at)`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}

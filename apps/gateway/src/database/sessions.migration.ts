import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts of people and their sessions; the role `editor` between operator and admin. */
export class SessionTables1763700001000 implements MigrationInterface {
  readonly name = 'SessionTables1763700001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE api_tokens DROP CONSTRAINT api_tokens_role_check`);
    await runner.query(
      `ALTER TABLE api_tokens ADD CONSTRAINT api_tokens_role_check
       CHECK (role IN ('viewer', 'operator', 'editor', 'admin'))`,
    );
    await runner.query(
      `CREATE TABLE accounts (
         account_id text PRIMARY KEY,
         email text NOT NULL,
         name text NOT NULL,
         role text NOT NULL CHECK (role IN ('viewer', 'operator', 'editor', 'admin')),
         stores text[],
         password_hash text,
         oidc_subject text UNIQUE,
         created_at timestamptz NOT NULL,
         created_by text NOT NULL,
         disabled_at timestamptz
       )`,
    );
    await runner.query(`CREATE UNIQUE INDEX accounts_email ON accounts (lower(email))`);
    await runner.query(
      `CREATE TABLE sessions (
         session_hash text PRIMARY KEY,
         authentication text NOT NULL CHECK (authentication IN ('password', 'oidc', 'token')),
         account_id text REFERENCES accounts (account_id) ON DELETE CASCADE,
         token_id text REFERENCES api_tokens (token_id) ON DELETE CASCADE,
         created_at timestamptz NOT NULL,
         seen_at timestamptz NOT NULL,
         expires_at timestamptz NOT NULL
       )`,
    );
    await runner.query(`CREATE INDEX sessions_expiry ON sessions (expires_at)`);
    await runner.query(`CREATE INDEX sessions_account ON sessions (account_id) WHERE account_id IS NOT NULL`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}

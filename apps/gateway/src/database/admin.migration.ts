import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Configuration versions, API tokens, audit, requests that wait for an outcome, index of dead letters. */
export class AdminTables1763000001100 implements MigrationInterface {
  readonly name = 'AdminTables1763000001100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE configuration_versions (
         version integer PRIMARY KEY,
         document jsonb NOT NULL,
         fingerprint text NOT NULL,
         applied_at timestamptz NOT NULL,
         applied_by text NOT NULL
       )`,
    );
    await runner.query(
      `CREATE TABLE configuration_file (
         only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
         digest text NOT NULL,
         version integer NOT NULL
       )`,
    );
    await runner.query(
      `CREATE TABLE api_tokens (
         token_id text PRIMARY KEY,
         name text NOT NULL,
         token_hash text NOT NULL UNIQUE,
         stores text[],
         role text NOT NULL CHECK (role IN ('viewer', 'operator', 'admin')),
         created_at timestamptz NOT NULL,
         created_by text NOT NULL,
         expires_at timestamptz,
         revoked_at timestamptz
       )`,
    );
    await runner.query(
      `CREATE TABLE audit_log (
         id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
         at timestamptz NOT NULL,
         actor text NOT NULL,
         action text NOT NULL,
         subject text NOT NULL,
         details jsonb NOT NULL
       )`,
    );
    await runner.query(
      `CREATE TABLE api_requests (
         request_id text PRIMARY KEY,
         actor text NOT NULL,
         idempotency_key text NOT NULL,
         action text NOT NULL,
         body_hash text NOT NULL,
         outcome jsonb,
         created_at timestamptz NOT NULL,
         settled_at timestamptz,
         UNIQUE (actor, idempotency_key)
       )`,
    );
    await runner.query(
      `CREATE TABLE dead_letter_index (
         dead_letter_id text NOT NULL,
         service text NOT NULL,
         store_id text,
         order_id text,
         type text NOT NULL,
         failure_class text NOT NULL,
         code text NOT NULL,
         reason text NOT NULL,
         suggestion text,
         details jsonb NOT NULL,
         attempts integer NOT NULL,
         first_seen_at timestamptz NOT NULL,
         dead_at timestamptz NOT NULL,
         body text NOT NULL,
         headers jsonb NOT NULL,
         state text NOT NULL CHECK (state IN ('dead', 'replayed', 'discarded', 'recovered')),
         settled_by text,
         settled_reason text,
         PRIMARY KEY (service, dead_letter_id)
       )`,
    );
    await runner.query('CREATE INDEX dead_letter_index_order ON dead_letter_index (dead_at, dead_letter_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'dead_letter_index',
      'api_requests',
      'audit_log',
      'api_tokens',
      'configuration_file',
      'configuration_versions',
    ]) {
      await runner.query(`DROP TABLE ${table}`);
    }
  }
}

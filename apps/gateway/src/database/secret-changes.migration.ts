import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a connection's secret was last set, and by whom: all that is ever told of it. */
export class SecretChanges1764201100000 implements MigrationInterface {
  readonly name = 'SecretChanges1764201100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE secret_changes (
         connection_id text NOT NULL,
         name text NOT NULL,
         changed_at timestamptz NOT NULL,
         changed_by text NOT NULL,
         PRIMARY KEY (connection_id, name)
       )`,
    );
    await runner.query(
      `INSERT INTO secret_changes (connection_id, name, changed_at, changed_by)
       SELECT DISTINCT ON (secret) split_part(secret, '/', 1), split_part(secret, '/', 2), at, actor
       FROM audit_log, jsonb_array_elements_text(details -> 'changedSecrets') AS secret
       WHERE action = 'configuration.apply'
       ORDER BY secret, at DESC`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE secret_changes');
  }
}

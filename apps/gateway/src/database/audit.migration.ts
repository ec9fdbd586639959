import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The audit can be asked by store, and read newest first. */
export class AuditByStore1763700002000 implements MigrationInterface {
  readonly name = 'AuditByStore1763700002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE audit_log ADD COLUMN store_id text');
    await runner.query('CREATE INDEX audit_log_at ON audit_log (at, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX audit_log_at');
    await runner.query('ALTER TABLE audit_log DROP COLUMN store_id');
  }
}

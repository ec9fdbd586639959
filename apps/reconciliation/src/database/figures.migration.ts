import type { MigrationInterface, QueryRunner } from 'typeorm';

const INDEXES: Readonly<Record<string, string>> = {
  movements_newest: 'movements (created_at)',
  erp_operations_open: `erp_operations (state, created_at) WHERE state IN ('pending', 'failed')`,
  reconciliation_exceptions_open: `reconciliation_exceptions (kind, opened_at) WHERE state = 'open'`,
};

/** Money of a time, and what is open now. */
export class Figures1764300000000 implements MigrationInterface {
  readonly name = 'Figures1764300000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, on] of Object.entries(INDEXES)) await runner.query(`CREATE INDEX ${name} ON ${on}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(INDEXES)) await runner.query(`DROP INDEX ${name}`);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP: readonly string[] = [
  `ALTER TABLE payments ADD COLUMN multicapture boolean NOT NULL DEFAULT false`,
  `ALTER TABLE payments ADD COLUMN captures jsonb NOT NULL DEFAULT '[]'`,
  `ALTER TABLE balance_transactions ADD COLUMN presented bigint`,
  `ALTER TABLE balance_transactions ADD COLUMN converted boolean NOT NULL DEFAULT false`,
  `DROP INDEX payments_capture_before`,
  `CREATE INDEX payments_capture_before ON payments (capture_before)
     WHERE standing IN ('authorized', 'capturing') AND capture_before IS NOT NULL`,
  `CREATE INDEX operations_pending ON operations (kind, store_id, order_id) WHERE state = 'pending'`,
];

const DOWN: readonly string[] = [
  `DROP INDEX operations_pending`,
  `DROP INDEX payments_capture_before`,
  `CREATE INDEX payments_capture_before ON payments (capture_before)
     WHERE standing = 'authorized' AND capture_before IS NOT NULL`,
  `ALTER TABLE balance_transactions DROP COLUMN converted, DROP COLUMN presented`,
  `ALTER TABLE payments DROP COLUMN captures, DROP COLUMN multicapture`,
];

/** Several captures of one payment: which were ours, whether more may follow, and what each movement is in the shopper's currency. */
export class SeveralCaptures1764110000000 implements MigrationInterface {
  readonly name = 'SeveralCaptures1764110000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}

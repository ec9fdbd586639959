import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP: readonly string[] = [
  `ALTER TABLE payments ADD COLUMN risk text`,
  `ALTER TABLE payments ADD COLUMN review jsonb`,
  `CREATE TABLE fraud_warnings (
     connection_id text NOT NULL,
     warning_id text NOT NULL,
     payment_id text NOT NULL REFERENCES payments,
     recorded_at timestamptz NOT NULL,
     PRIMARY KEY (connection_id, warning_id)
   )`,
];

/** How dangerous a payment is thought to be, and who is asked to look at it. */
export class Reviews1763740000000 implements MigrationInterface {
  readonly name = 'Reviews1763740000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE fraud_warnings');
    await runner.query('ALTER TABLE payments DROP COLUMN review, DROP COLUMN risk');
  }
}

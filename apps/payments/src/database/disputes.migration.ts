import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP: readonly string[] = [
  `CREATE TABLE disputes (
     connection_id text NOT NULL,
     dispute_id text NOT NULL,
     store_id text NOT NULL,
     order_id text,
     payment_id text REFERENCES payments,
     charge_id text NOT NULL,
     status text NOT NULL,
     version integer NOT NULL,
     amount bigint NOT NULL CHECK (amount >= 0),
     currency text NOT NULL,
     reason text NOT NULL,
     funds_withdrawn boolean NOT NULL,
     due_by timestamptz,
     submitted boolean NOT NULL,
     past_due boolean NOT NULL,
     warned_hours smallint,
     observed_at timestamptz NOT NULL,
     opened_at timestamptz NOT NULL,
     updated_at timestamptz NOT NULL,
     PRIMARY KEY (connection_id, dispute_id)
   )`,
  `CREATE INDEX disputes_payment ON disputes (payment_id)`,
  `CREATE INDEX disputes_order ON disputes (store_id, order_id, opened_at)`,
  `CREATE INDEX disputes_due ON disputes (due_by) WHERE due_by IS NOT NULL AND status LIKE '%needs\\_response'`,
  `ALTER TABLE payments ADD COLUMN disputed boolean NOT NULL DEFAULT false`,
  `ALTER TABLE balance_transactions ALTER COLUMN payment_id DROP NOT NULL`,
];

/** Disputes, and movements of the balance that belong to no payment. */
export class Disputes1763730000000 implements MigrationInterface {
  readonly name = 'Disputes1763730000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE disputes');
    await runner.query('ALTER TABLE payments DROP COLUMN disputed');
    await runner.query('DELETE FROM balance_transactions WHERE payment_id IS NULL');
    await runner.query('ALTER TABLE balance_transactions ALTER COLUMN payment_id SET NOT NULL');
  }
}

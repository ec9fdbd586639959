import type { MigrationInterface, QueryRunner } from 'typeorm';

const UP: readonly string[] = [
  `CREATE TABLE sweep_cursors (
     connection_id text NOT NULL,
     sweep text NOT NULL,
     swept_to timestamptz NOT NULL,
     PRIMARY KEY (connection_id, sweep)
   )`,
  `CREATE TABLE payouts (
     connection_id text NOT NULL,
     payout_id text NOT NULL,
     store_id text NOT NULL,
     status text NOT NULL,
     body jsonb NOT NULL,
     observed_at timestamptz NOT NULL,
     composed_after text,
     composed_pages integer NOT NULL DEFAULT 0,
     composed_at timestamptz,
     PRIMARY KEY (connection_id, payout_id)
   )`,
  `CREATE INDEX payouts_to_compose ON payouts (observed_at)
     WHERE composed_at IS NULL AND body ->> 'reconciliation' = 'completed'`,
];

/** What belongs to the account at the provider and to no order. */
export class Account1763750000000 implements MigrationInterface {
  readonly name = 'Account1763750000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE payouts');
    await runner.query('DROP TABLE sweep_cursors');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which returns have been told: each asks for its money once, however often it is seen. */
export class OrderReturns1763800000000 implements MigrationInterface {
  readonly name = 'OrderReturns1763800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE order_returns (
         store_id text NOT NULL,
         order_id text NOT NULL,
         return_id text NOT NULL,
         amount bigint NOT NULL,
         currency text NOT NULL,
         told_at timestamptz NOT NULL,
         PRIMARY KEY (store_id, order_id, return_id)
       )`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE order_returns');
  }
}

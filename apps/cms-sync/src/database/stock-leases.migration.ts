import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who writes the stock of a commerce system just now. */
export class StockLeases1764130000000 implements MigrationInterface {
  readonly name = 'StockLeases1764130000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE stock_leases (
         connection_id text PRIMARY KEY,
         holder text NOT NULL,
         until timestamptz NOT NULL
       )`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE stock_leases');
  }
}

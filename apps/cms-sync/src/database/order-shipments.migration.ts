import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What has been told of the shipments of an order: each part is told, and captured, once. */
export class OrderShipments1764120000000 implements MigrationInterface {
  readonly name = 'OrderShipments1764120000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE order_shipments (
         store_id text NOT NULL,
         order_id text NOT NULL,
         sequence integer NOT NULL,
         amount bigint NOT NULL CHECK (amount >= 0),
         currency text NOT NULL,
         complete boolean NOT NULL,
         quantities jsonb NOT NULL,
         told_at timestamptz NOT NULL,
         PRIMARY KEY (store_id, order_id, sequence)
       )`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE order_shipments');
  }
}

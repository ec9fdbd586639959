import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The parcels of an order that have been told, and what was told as being in each. */
export class OrderParcels1795260360000 implements MigrationInterface {
  readonly name = 'OrderParcels1795260360000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE order_parcels (
         store_id text NOT NULL,
         order_id text NOT NULL,
         parcel_id text NOT NULL,
         carrier text,
         tracking_number text,
         shipped_at timestamptz,
         quantities jsonb NOT NULL,
         told_at timestamptz NOT NULL,
         PRIMARY KEY (store_id, order_id, parcel_id)
       )`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE order_parcels');
  }
}

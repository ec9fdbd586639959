import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When an order's copy lost what tells whose it is; null while it is whole. */
export class OrderRetention1763760000000 implements MigrationInterface {
  readonly name = 'OrderRetention1763760000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE orders ADD COLUMN forgotten_at timestamptz');
    await runner.query('CREATE INDEX orders_to_forget ON orders (updated_at) WHERE forgotten_at IS NULL');
    await runner.query('CREATE INDEX operations_order ON operations (store_id, order_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX operations_order');
    await runner.query('DROP INDEX orders_to_forget');
    await runner.query('ALTER TABLE orders DROP COLUMN forgotten_at');
  }
}

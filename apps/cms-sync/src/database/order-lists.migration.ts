import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists of one store's orders, and of those with one status, without reading the others. */
export class OrderLists1795274000000 implements MigrationInterface {
  readonly name = 'OrderLists1795274000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX orders_by_store ON orders (store_id, placed_at DESC, order_id DESC)');
    await runner.query(
      'CREATE INDEX orders_by_status ON orders (order_status, placed_at DESC, store_id DESC, order_id DESC)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX orders_by_status');
    await runner.query('DROP INDEX orders_by_store');
  }
}

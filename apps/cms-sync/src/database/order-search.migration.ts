import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By what people call an order; `text_pattern_ops` so that the beginning of a text is enough. */
const INDEXES: Readonly<Record<string, string>> = {
  orders_search_number: 'lower(number) text_pattern_ops',
  orders_search_id: 'lower(order_id) text_pattern_ops',
  orders_search_email: `lower(snapshot #>> '{customer,email}') text_pattern_ops`,
  orders_search_name: `lower((snapshot #>> '{customer,firstName}') || ' ' || (snapshot #>> '{customer,lastName}')) text_pattern_ops`,
  orders_search_last_name: `lower(snapshot #>> '{customer,lastName}') text_pattern_ops`,
  orders_search_total: `((snapshot #>> '{total,amount}')::bigint)`,
};

export class OrderSearch1764100000000 implements MigrationInterface {
  readonly name = 'OrderSearch1764100000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, on] of Object.entries(INDEXES)) {
      await runner.query(`CREATE INDEX ${name} ON orders (${on})`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(INDEXES)) await runner.query(`DROP INDEX ${name}`);
  }
}

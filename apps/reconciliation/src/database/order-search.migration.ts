import type { MigrationInterface, QueryRunner } from 'typeorm';

const INDEXES: Readonly<Record<string, string>> = {
  orders_search_erp: 'orders (erp_order_id) WHERE erp_order_id IS NOT NULL',
  erp_operations_search: 'erp_operations (document_id) WHERE document_id IS NOT NULL',
  movements_search: 'movements (balance_transaction_id)',
  payout_movements_search: 'payout_movements (payout_id)',
};

/** A document, a movement or a payout is found by its id alone. */
export class OrderSearch1764100000000 implements MigrationInterface {
  readonly name = 'OrderSearch1764100000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, on] of Object.entries(INDEXES)) await runner.query(`CREATE INDEX ${name} ON ${on}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(INDEXES)) await runner.query(`DROP INDEX ${name}`);
  }
}

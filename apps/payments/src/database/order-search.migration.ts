import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An id of the provider is found without its connection being known. */
const INDEXES: Readonly<Record<string, string>> = {
  payments_search_intent: 'payments (payment_intent_id) WHERE payment_intent_id IS NOT NULL',
  payments_search_checkout: 'payments (checkout_session_id) WHERE checkout_session_id IS NOT NULL',
  payments_search_charge: 'payments (charge_id) WHERE charge_id IS NOT NULL',
  disputes_search: 'disputes (dispute_id)',
};

export class OrderSearch1764100000000 implements MigrationInterface {
  readonly name = 'OrderSearch1764100000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, on] of Object.entries(INDEXES)) await runner.query(`CREATE INDEX ${name} ON ${on}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(INDEXES)) await runner.query(`DROP INDEX ${name}`);
  }
}

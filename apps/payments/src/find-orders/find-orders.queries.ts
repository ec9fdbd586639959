import { Controller } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '#contracts/message';
import { FindOrdersByPayment, type OrderMatch } from '#contracts/queries/order-search';
import { Answers } from '#messaging/handles';
import { Database } from '#platform/database/database';

/** Each by an index of its own. */
const PLACES: ReadonlyArray<readonly [by: OrderMatch, table: string, column: string]> = [
  ['payment', 'payments', 'payment_id'],
  ['payment', 'payments', 'payment_intent_id'],
  ['checkout', 'payments', 'checkout_session_id'],
  ['charge', 'payments', 'charge_id'],
  ['refund', 'refunds', 'refund_id'],
  ['refund', 'refunds', 'external_id'],
  ['dispute', 'disputes', 'dispute_id'],
];
const FOUND = PLACES.map(
  ([by, table, column]) => `(
    SELECT '${by}' AS by, store_id AS "storeId", order_id AS "orderId" FROM ${table}
    WHERE ${column} = $2 AND order_id IS NOT NULL AND ($1::text[] IS NULL OR store_id = ANY ($1)) LIMIT $3)`,
).join(' UNION ALL ');

type Hit = ResponseOf<typeof FindOrdersByPayment>['hits'][number];

@Controller()
export class FindOrdersQueries {
  constructor(private readonly database: Database) {}

  @Answers(FindOrdersByPayment)
  async find({
    storeIds,
    text,
    limit,
  }: BodyOf<typeof FindOrdersByPayment>): Promise<ResponseOf<typeof FindOrdersByPayment>> {
    const { rows } = await this.database.query<Hit>(`${FOUND} LIMIT $3`, [storeIds, text, limit]);
    return { hits: rows };
  }
}

import { Controller } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '#contracts/message';
import { FindOrdersByDocument } from '#contracts/queries/order-search';
import { Answers } from '#messaging/handles';
import { Database } from '#platform/database/database';

const SCOPE = 'order_id IS NOT NULL AND ($1::text[] IS NULL OR store_id = ANY ($1))';
/** Each by an index of its own. Not every movement of a large payout is looked at. */
const FOUND = `
  (SELECT 'erp-document' AS by, store_id AS "storeId", order_id AS "orderId" FROM orders
   WHERE erp_order_id = $2 AND ${SCOPE} LIMIT $3)
  UNION ALL
  (SELECT 'erp-document', store_id, order_id FROM erp_operations WHERE document_id = $2 AND ${SCOPE} LIMIT $3)
  UNION ALL
  (SELECT 'movement', store_id, order_id FROM movements WHERE balance_transaction_id = $2 AND ${SCOPE} LIMIT $3)
  UNION ALL
  (SELECT 'payout', store_id, order_id FROM
     (SELECT connection_id, balance_transaction_id FROM payout_movements WHERE payout_id = $2 LIMIT 1000) AS content
   JOIN movements USING (connection_id, balance_transaction_id) WHERE ${SCOPE} LIMIT $3)
  LIMIT $3`;

type Hit = ResponseOf<typeof FindOrdersByDocument>['hits'][number];

@Controller()
export class FindOrdersAnswerer {
  constructor(private readonly database: Database) {}

  @Answers(FindOrdersByDocument)
  async find({
    storeIds,
    text,
    limit,
  }: BodyOf<typeof FindOrdersByDocument>): Promise<ResponseOf<typeof FindOrdersByDocument>> {
    const { rows } = await this.database.query<Hit>(FOUND, [storeIds, text, limit]);
    return { hits: rows };
  }
}

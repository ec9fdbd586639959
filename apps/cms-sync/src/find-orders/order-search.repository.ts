import type { OrderKey } from '#contracts/models/common';
import type { OrderMatch } from '#contracts/queries/order-search';
import type { Sql } from '#platform/database/database';
import { toRecord, type OrderRecord, type OrderRow } from '../database/order-record';

export interface FoundOrder extends OrderKey {
  readonly by: OrderMatch;
  readonly currency: string;
  readonly total: number;
}

/** More matches than this are not looked through for the newest. */
const MOST_LOOKED_AT = 500;
/** Behind every character a text may go on with. */
const LAST = '\u{10FFFF}';

const WORDS: ReadonlyArray<readonly [by: OrderMatch, expression: string]> = [
  ['number', 'lower(number)'],
  ['order-id', 'lower(order_id)'],
  ['email', `lower(snapshot #>> '{customer,email}')`],
  ['name', `lower((snapshot #>> '{customer,firstName}') || ' ' || (snapshot #>> '{customer,lastName}'))`],
  ['name', `lower(snapshot #>> '{customer,lastName}')`],
];
const BY_WORD = WORDS.map(
  ([by, expression]) => `(
    SELECT '${by}' AS by, store_id, order_id, placed_at, snapshot FROM orders
    WHERE ${expression} ~>=~ $2 AND ${expression} ~<~ $3 AND ($1::text[] IS NULL OR store_id = ANY ($1))
    ORDER BY ${expression} USING ~<~ LIMIT ${MOST_LOOKED_AT})`,
).join(' UNION ALL ');
const BY_TOTAL = `(
    SELECT 'amount' AS by, store_id, order_id, placed_at, snapshot FROM orders
    WHERE (snapshot #>> '{total,amount}')::bigint = ANY ($4::bigint[]) AND ($1::text[] IS NULL OR store_id = ANY ($1))
    LIMIT ${MOST_LOOKED_AT})`;

/** Each way of finding has an index of its own, which the order asks for, and an end: no search reads the whole table. */
export class OrderSearchRepository {
  /** Newest first. Whose total merely has the same digits is among them. */
  async find(
    sql: Sql,
    search: { storeIds: readonly string[] | null; word: string; minors: readonly number[]; limit: number },
  ): Promise<FoundOrder[]> {
    const { rows } = await sql.query<{
      by: OrderMatch;
      store_id: string;
      order_id: string;
      currency: string;
      total: string;
    }>(
      `WITH found AS MATERIALIZED (${BY_WORD} UNION ALL ${BY_TOTAL})
       SELECT by, store_id, order_id, snapshot #>> '{total,currency}' AS currency, snapshot #>> '{total,amount}' AS total
       FROM found ORDER BY placed_at DESC, store_id DESC, order_id DESC LIMIT $5`,
      [search.storeIds, search.word, `${search.word}${LAST}`, search.minors, search.limit],
    );
    return rows.map((row) => ({
      by: row.by,
      storeId: row.store_id,
      orderId: row.order_id,
      currency: row.currency,
      total: Number(row.total),
    }));
  }

  /** Newest first. */
  async byKeys(sql: Sql, keys: readonly OrderKey[]): Promise<OrderRecord[]> {
    const { rows } = await sql.query<OrderRow>(
      `SELECT connection_id, order_status, commerce_status, previous_commerce_status, payment_status, fingerprint,
         snapshot, last_move_id, updated_at
       FROM orders JOIN unnest($1::text[], $2::text[]) AS wanted (store_id, order_id) USING (store_id, order_id)
       ORDER BY placed_at DESC, store_id DESC, order_id DESC`,
      [keys.map(({ storeId }) => storeId), keys.map(({ orderId }) => orderId)],
    );
    return rows.map(toRecord);
  }
}

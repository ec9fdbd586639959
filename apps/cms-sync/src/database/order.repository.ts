import type { OrderKey } from '#contracts/models/common';
import { ORDER_STATUSES } from '#contracts/models/statuses';
import type { Sql, Tx } from '#platform/database/database';
import { literal, pageStatement } from '#platform/database/page-statement';
import type { OrderRecord, OrderRow } from './order-record';
import { toRecord } from './order-record';

const COLUMNS = `connection_id, order_status, commerce_status, previous_commerce_status, payment_status, fingerprint,
  snapshot, last_move_id, updated_at`;

export interface OrderPageRequest {
  readonly storeIds: readonly string[] | null;
  readonly status: string | null;
  /** Where the page before ended. */
  readonly after: { readonly placedAt: string; readonly storeId: string; readonly orderId: string } | null;
  readonly limit: number;
}

export class OrderRepository {
  async find(sql: Sql, { storeId, orderId }: OrderKey): Promise<OrderRecord | undefined> {
    const { rows } = await sql.query<OrderRow>(
      `SELECT ${COLUMNS} FROM orders WHERE store_id = $1 AND order_id = $2`,
      [storeId, orderId],
    );
    return rows[0] && toRecord(rows[0]);
  }

  /** Whoever holds the row's lock decides; everyone else waits. */
  async lock(tx: Tx, { storeId, orderId }: OrderKey): Promise<OrderRecord | undefined> {
    const { rows } = await tx.query<OrderRow>(
      `SELECT ${COLUMNS} FROM orders WHERE store_id = $1 AND order_id = $2 FOR UPDATE`,
      [storeId, orderId],
    );
    return rows[0] && toRecord(rows[0]);
  }

  /** False when another transaction was first. */
  async insert(tx: Tx, record: OrderRecord): Promise<boolean> {
    const { order } = record;
    const { count } = await tx.query(
      `INSERT INTO orders (store_id, order_id, connection_id, number, order_status, commerce_status,
         previous_commerce_status, payment_status, fingerprint, snapshot, placed_at, modified_at, last_move_id, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
       ON CONFLICT DO NOTHING`,
      [
        order.storeId,
        order.orderId,
        record.connectionId,
        order.number,
        record.orderStatus,
        record.commerceStatus,
        record.previousCommerceStatus,
        record.paymentStatus,
        record.fingerprint,
        JSON.stringify(order),
        order.placedAt,
        order.modifiedAt,
        record.lastMoveId,
        record.updatedAt,
      ],
    );
    return count > 0;
  }

  async save(tx: Tx, record: OrderRecord): Promise<void> {
    const { order } = record;
    await tx.execute(
      `UPDATE orders SET number = $3, order_status = $4, commerce_status = $5, previous_commerce_status = $6,
         fingerprint = $7, snapshot = $8, placed_at = $9, modified_at = $10, last_move_id = $11, updated_at = $12
       WHERE store_id = $1 AND order_id = $2`,
      [
        order.storeId,
        order.orderId,
        order.number,
        record.orderStatus,
        record.commerceStatus,
        record.previousCommerceStatus,
        record.fingerprint,
        JSON.stringify(order),
        order.placedAt,
        order.modifiedAt,
        record.lastMoveId,
        record.updatedAt,
      ],
    );
  }

  /** Ids of those that are known as they were at the given instants, or later. */
  async knownSince(
    sql: Sql,
    storeId: string,
    changes: ReadonlyArray<{ readonly orderId: string; readonly modifiedAt: Date }>,
  ): Promise<Set<string>> {
    const { rows } = await sql.query<{ order_id: string }>(
      `SELECT known.order_id FROM orders AS known
       JOIN unnest($2::text[], $3::timestamptz[]) AS seen (order_id, modified_at) USING (order_id)
       WHERE known.store_id = $1 AND known.modified_at >= seen.modified_at`,
      [storeId, changes.map(({ orderId }) => orderId), changes.map(({ modifiedAt }) => modifiedAt)],
    );
    return new Set(rows.map((row) => row.order_id));
  }

  /** Newest first. */
  async page(sql: Sql, { storeIds, status, after, limit }: OrderPageRequest): Promise<OrderRecord[]> {
    if (status !== null && !isOrderStatus(status)) return [];
    const { text, values } = pageStatement({
      table: 'orders',
      columns: `${COLUMNS}, placed_at, store_id, order_id`,
      order: ['placed_at', 'store_id', 'order_id'],
      scope: { column: 'store_id', values: storeIds },
      where: status === null ? [] : [`order_status = ${literal(ORDER_STATUSES, status)}`],
      after: after && [after.placedAt, after.storeId, after.orderId],
      limit,
    });
    const { rows } = await sql.query<OrderRow>(text, values);
    return rows.map(toRecord);
  }
}

const isOrderStatus = (status: string): boolean => ORDER_STATUSES.some((one) => one === status);

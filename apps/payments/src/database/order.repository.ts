import { OrderSchema, type Order } from '#contracts/models/order';
import type { Sql, Tx } from '#platform/database/database';
import type { OrderRecord } from '../domain/payment-record';

interface OrderRow {
  store_id: string;
  order_id: string;
  body: unknown;
  canceled_at: Date | null;
  current_payment_id: string | null;
}

/** The orders this service has been asked to get paid, and their locks. */
export class OrderRepository {
  /** Waits for whoever works on the order; undefined when there is no such order here. */
  async lock(tx: Tx, storeId: string, orderId: string): Promise<OrderRecord | undefined> {
    return this.read(tx, storeId, orderId, 'FOR UPDATE');
  }

  async find(sql: Sql, storeId: string, orderId: string): Promise<OrderRecord | undefined> {
    return this.read(sql, storeId, orderId, '');
  }

  /** Keeps the newest snapshot and takes the lock. */
  async saveAndLock(tx: Tx, order: Order, now: Date): Promise<OrderRecord> {
    await tx.execute(
      `INSERT INTO orders (store_id, order_id, body, updated_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (store_id, order_id) DO UPDATE SET body = excluded.body, updated_at = excluded.updated_at, forgotten_at = NULL
         WHERE (orders.body ->> 'modifiedAt')::timestamptz <= (excluded.body ->> 'modifiedAt')::timestamptz`,
      [order.storeId, order.orderId, JSON.stringify(order), now],
    );
    const record = await this.lock(tx, order.storeId, order.orderId);
    if (!record) throw new Error('An order just written is not there');
    return record;
  }

  async setCurrentPayment(tx: Tx, record: OrderRecord, paymentId: string): Promise<void> {
    await tx.execute('UPDATE orders SET current_payment_id = $3 WHERE store_id = $1 AND order_id = $2', [
      record.storeId,
      record.orderId,
      paymentId,
    ]);
  }

  async cancel(tx: Tx, record: OrderRecord, now: Date): Promise<void> {
    await tx.execute(
      `UPDATE orders SET canceled_at = coalesce(canceled_at, $3), updated_at = $3
       WHERE store_id = $1 AND order_id = $2`,
      [record.storeId, record.orderId, now],
    );
  }

  private async read(
    sql: Sql,
    storeId: string,
    orderId: string,
    lock: string,
  ): Promise<OrderRecord | undefined> {
    const { rows } = await sql.query<OrderRow>(
      `SELECT store_id, order_id, body, canceled_at, current_payment_id FROM orders
       WHERE store_id = $1 AND order_id = $2 ${lock}`,
      [storeId, orderId],
    );
    const row = rows[0];
    if (!row) return undefined;
    return {
      storeId: row.store_id,
      orderId: row.order_id,
      order: OrderSchema.parse(row.body),
      canceledAt: row.canceled_at,
      currentPaymentId: row.current_payment_id,
    };
  }
}

import type { OrderKey } from '#contracts/models/common';
import type { OrderStatus } from '#contracts/models/statuses';
import type { Sql, Tx } from '#platform/database/database';

export interface OrderWriteRecord {
  readonly orderStatus: OrderStatus;
  readonly commerceStatus: string | null;
}

/** Writes into the commerce system, noted before they are sent: so an echo that is faster than our own commit is known as ours. */
export class OrderWriteRepository {
  async begin(tx: Tx, messageId: string, key: OrderKey, write: OrderWriteRecord, at: Date): Promise<void> {
    await tx.execute(
      `INSERT INTO order_writes (message_id, store_id, order_id, order_status, commerce_status, state, created_at)
       VALUES ($1, $2, $3, $4, $5, 'pending', $6)
       ON CONFLICT (message_id) DO UPDATE SET state = 'pending', order_status = excluded.order_status,
         commerce_status = excluded.commerce_status
         WHERE order_writes.state <> 'done'`,
      [messageId, key.storeId, key.orderId, write.orderStatus, write.commerceStatus, at],
    );
  }

  /** What an earlier attempt of the same message was about to write. */
  async pending(sql: Sql, messageId: string): Promise<OrderWriteRecord | undefined> {
    const { rows } = await sql.query<{ order_status: OrderStatus; commerce_status: string | null }>(
      `SELECT order_status, commerce_status FROM order_writes WHERE message_id = $1 AND state = 'pending'`,
      [messageId],
    );
    return rows[0] && { orderStatus: rows[0].order_status, commerceStatus: rows[0].commerce_status };
  }

  async settle(sql: Sql, messageId: string, state: 'done' | 'given-up', at: Date): Promise<void> {
    await sql.execute(`UPDATE order_writes SET state = $2, settled_at = $3 WHERE message_id = $1`, [
      messageId,
      state,
      at,
    ]);
  }

  /** Commerce statuses that we may have written without having heard the answer yet. */
  async statusesUnderWay(sql: Sql, { storeId, orderId }: OrderKey): Promise<string[]> {
    const { rows } = await sql.query<{ commerce_status: string }>(
      `SELECT commerce_status FROM order_writes
       WHERE store_id = $1 AND order_id = $2 AND state = 'pending' AND commerce_status IS NOT NULL`,
      [storeId, orderId],
    );
    return rows.map((row) => row.commerce_status);
  }
}

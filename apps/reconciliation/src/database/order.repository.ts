import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { OrderKey } from '#contracts/models/common';
import type { Order } from '#contracts/models/order';
import { OrderSchema } from '#contracts/models/order';
import type { Sql, Tx } from '#platform/database/database';

/** What the ERP calls an order and its customer. */
export interface ErpOrderIds {
  readonly connectionId: string;
  readonly customerId: string;
  readonly orderId: string;
}

interface OrderRow {
  erp_connection_id: string | null;
  erp_customer_id: string | null;
  erp_order_id: string | null;
}

@Injectable()
export class OrderRepository {
  /** Keeps a snapshot of the order; the same content is kept once. */
  async keep(sql: Sql, order: Order): Promise<void> {
    const { storeId, orderId, modifiedAt } = order;
    const body = JSON.stringify(order);
    const hash = createHash('sha256').update(body).digest('hex');
    await sql.execute('INSERT INTO orders (store_id, order_id) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      storeId,
      orderId,
    ]);
    await sql.execute(
      `INSERT INTO order_snapshots (store_id, order_id, content_hash, body, modified_at)
       VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
      [storeId, orderId, hash, body, modifiedAt],
    );
  }

  /** Serialises everything about one order. False when the order is not known yet. */
  async lock(tx: Tx, { storeId, orderId }: OrderKey): Promise<boolean> {
    const { count } = await tx.query(
      'SELECT 1 FROM orders WHERE store_id = $1 AND order_id = $2 FOR UPDATE',
      [storeId, orderId],
    );
    return count > 0;
  }

  /** Newest first. */
  async snapshots(sql: Sql, { storeId, orderId }: OrderKey): Promise<Order[]> {
    const { rows } = await sql.query<{ body: unknown }>(
      `SELECT body FROM order_snapshots WHERE store_id = $1 AND order_id = $2
       ORDER BY modified_at DESC, seq DESC`,
      [storeId, orderId],
    );
    return rows.map(({ body }) => OrderSchema.parse(body));
  }

  /** Names the snapshot for the entry that was made of it. */
  async snapshotHash(sql: Sql, { storeId, orderId }: OrderKey, modifiedAt: string): Promise<string | null> {
    const { rows } = await sql.query<{ content_hash: string }>(
      `SELECT content_hash FROM order_snapshots WHERE store_id = $1 AND order_id = $2 AND modified_at = $3
       ORDER BY seq DESC LIMIT 1`,
      [storeId, orderId, modifiedAt],
    );
    return rows[0]?.content_hash ?? null;
  }

  async erpIds(sql: Sql, { storeId, orderId }: OrderKey, connectionId: string): Promise<ErpOrderIds | null> {
    const { rows } = await sql.query<OrderRow>(
      'SELECT erp_connection_id, erp_customer_id, erp_order_id FROM orders WHERE store_id = $1 AND order_id = $2',
      [storeId, orderId],
    );
    const [row] = rows;
    if (row?.erp_connection_id !== connectionId || !row.erp_customer_id || !row.erp_order_id) return null;
    return { connectionId, customerId: row.erp_customer_id, orderId: row.erp_order_id };
  }

  /** False when the same ids were known already. */
  async setErpIds(sql: Sql, { storeId, orderId }: OrderKey, ids: ErpOrderIds): Promise<boolean> {
    const { count } = await sql.query(
      `UPDATE orders SET erp_connection_id = $3, erp_customer_id = $4, erp_order_id = $5
       WHERE store_id = $1 AND order_id = $2
         AND (erp_connection_id, erp_customer_id, erp_order_id) IS DISTINCT FROM ($3, $4, $5)`,
      [storeId, orderId, ids.connectionId, ids.customerId, ids.orderId],
    );
    return count > 0;
  }
}

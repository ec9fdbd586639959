import type { OrderKey } from '#contracts/models/common';
import type { Tx } from '#platform/database/database';
import { NOTHING_SHIPPED, type Shipment, type ToldShipments } from '../domain/ship-order';

interface Row {
  sequence: number;
  amount: string;
  complete: boolean;
  quantities: Record<string, number>;
}

/** The shipments of orders that have been told; whoever writes one holds the order's lock. */
export class OrderShipmentRepository {
  async told(tx: Tx, { storeId, orderId }: OrderKey): Promise<ToldShipments> {
    const { rows } = await tx.query<Row>(
      `SELECT sequence, complete, quantities,
         (SELECT sum(amount) FROM order_shipments WHERE store_id = $1 AND order_id = $2) AS amount
       FROM order_shipments WHERE store_id = $1 AND order_id = $2 ORDER BY sequence DESC LIMIT 1`,
      [storeId, orderId],
    );
    const last = rows[0];
    if (!last) return NOTHING_SHIPPED;
    const { sequence: count, complete, quantities } = last;
    return { count, complete, quantities, amount: Number(last.amount) };
  }

  async tell(
    tx: Tx,
    { storeId, orderId }: OrderKey,
    { sequence, amount, complete, quantities }: Shipment,
    currency: string,
    at: Date,
  ): Promise<void> {
    await tx.execute(
      `INSERT INTO order_shipments (store_id, order_id, sequence, amount, currency, complete, quantities, told_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [storeId, orderId, sequence, amount, currency, complete, JSON.stringify(quantities), at],
    );
  }
}

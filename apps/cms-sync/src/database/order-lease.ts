import type { OrderKey } from '#contracts/models/common';
import type { Sql, Tx } from '#platform/database/database';

const LEASE_SECONDS = 60;

/**
 * One writer per order, also while it waits for the commerce system and holds no transaction. A writer that died lets go after a minute;
 * the same message takes up its own lease at once.
 */
export class OrderLease {
  /** Call with the row locked. */
  async take(tx: Tx, { storeId, orderId }: OrderKey, holder: string): Promise<boolean> {
    const { count } = await tx.query(
      `UPDATE orders SET lease_holder = $3, lease_until = now() + make_interval(secs => $4)
       WHERE store_id = $1 AND order_id = $2
         AND (lease_holder IS NULL OR lease_holder = $3 OR lease_until < now())`,
      [storeId, orderId, holder, LEASE_SECONDS],
    );
    return count > 0;
  }

  async release(sql: Sql, { storeId, orderId }: OrderKey, holder: string): Promise<void> {
    await sql.execute(
      `UPDATE orders SET lease_holder = NULL, lease_until = NULL
       WHERE store_id = $1 AND order_id = $2 AND lease_holder = $3`,
      [storeId, orderId, holder],
    );
  }
}

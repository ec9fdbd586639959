import type { OrderKey } from '#contracts/models/common';
import type { Sql, Tx } from '#platform/database/database';

const NOBODY = { email: null, firstName: null, lastName: null, company: null, phone: null };

/**
 * Nothing happens to it any more by itself: no payment that is open or held, none the provider is still asked about, no dispute
 * that is under way, no call whose outcome is unknown.
 */
const AT_REST = `NOT EXISTS (
    SELECT 1 FROM payments p WHERE p.store_id = o.store_id AND p.order_id = o.order_id
      AND (p.updated_at >= $1 OR p.next_look_at IS NOT NULL OR p.balance_check_at IS NOT NULL
        OR p.standing NOT IN ('not_required', 'session_expired', 'authorization_expired', 'canceled',
                              'partially_captured', 'paid')))
  AND NOT EXISTS (
    SELECT 1 FROM disputes d WHERE d.store_id = o.store_id AND d.order_id = o.order_id
      AND d.status NOT IN ('won', 'lost', 'warning_closed', 'prevented'))
  AND NOT EXISTS (
    SELECT 1 FROM operations x WHERE x.store_id = o.store_id AND x.order_id = o.order_id AND x.state = 'pending')`;

/** Order copies that have had their time. */
export class OrderRetentionRepository {
  /** The ones longest unchanged first. */
  async due(sql: Sql, before: Date, limit: number): Promise<OrderKey[]> {
    const { rows } = await sql.query<{ store_id: string; order_id: string }>(
      `SELECT store_id, order_id FROM orders o
       WHERE forgotten_at IS NULL AND updated_at < $1 AND ${AT_REST} ORDER BY updated_at LIMIT $2`,
      [before, limit],
    );
    return rows.map((row) => ({ storeId: row.store_id, orderId: row.order_id }));
  }

  /** Sums, lines' amounts and ids stay, since refunds and disputes need them; whose order it was goes. False when it is not due any more. */
  async forget(tx: Tx, { storeId, orderId }: OrderKey, before: Date, now: Date): Promise<boolean> {
    const locked = await tx.query('SELECT 1 FROM orders WHERE store_id = $1 AND order_id = $2 FOR UPDATE', [
      storeId,
      orderId,
    ]);
    if (locked.count === 0) return false;
    const { count } = await tx.query(
      `UPDATE orders o SET forgotten_at = $4, body = body
         || jsonb_build_object('customer', (body -> 'customer') || $5::jsonb)
         || '{"billingAddress": null, "shippingAddress": null, "custom": {}}'
       WHERE store_id = $2 AND order_id = $3 AND forgotten_at IS NULL AND updated_at < $1 AND ${AT_REST}`,
      [before, storeId, orderId, now, JSON.stringify(NOBODY)],
    );
    if (count === 0) return false;
    await tx.query(
      `UPDATE operations SET parameters = jsonb_build_object('erased', true)
       WHERE store_id = $1 AND order_id = $2 AND state <> 'pending'`,
      [storeId, orderId],
    );
    return true;
  }
}

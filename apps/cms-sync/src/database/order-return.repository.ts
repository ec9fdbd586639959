import type { CommerceReturn } from '#connectors/kit/commerce-port';
import type { OrderKey } from '#contracts/models/common';
import type { Tx } from '#platform/database/database';

/** The returns of orders that have been told. */
export class OrderReturnRepository {
  /** False when it was told before; a later change of its amount changes nothing. */
  async tell(
    tx: Tx,
    { storeId, orderId }: OrderKey,
    { returnId, amount }: CommerceReturn,
    at: Date,
  ): Promise<boolean> {
    const { count } = await tx.query(
      `INSERT INTO order_returns (store_id, order_id, return_id, amount, currency, told_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
      [storeId, orderId, returnId, amount.amount, amount.currency, at],
    );
    return count > 0;
  }
}

import type { Dispute } from '#contracts/models/dispute';
import type { Tx } from '#platform/database/database';

/** Disputes of orders, the newest version of each. */
export class OrderDisputeRepository {
  async keepNewest(tx: Tx, orderId: string, dispute: Dispute): Promise<void> {
    await tx.execute(
      `INSERT INTO order_disputes (dispute_id, store_id, order_id, version, status, currency, amount, funds_withdrawn)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (dispute_id) DO UPDATE
         SET version = excluded.version, status = excluded.status, amount = excluded.amount,
             currency = excluded.currency, funds_withdrawn = excluded.funds_withdrawn
         WHERE order_disputes.version < excluded.version`,
      [
        dispute.disputeId,
        dispute.storeId,
        orderId,
        dispute.version,
        dispute.status,
        dispute.amount.currency,
        dispute.amount.amount,
        dispute.fundsWithdrawn,
      ],
    );
  }
}

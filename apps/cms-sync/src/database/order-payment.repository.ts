import type { OrderKey } from '#contracts/models/common';
import type { Payment } from '#contracts/models/payment';
import type { PaymentStatus } from '#contracts/models/statuses';
import type { Sql, Tx } from '#platform/database/database';
import type { KnownPayment } from '../domain/payment-status';

/** What payments have told, the newest version of each. */
export class OrderPaymentRepository {
  /** False when this version or a later one is known already. */
  async keepNewest(tx: Tx, payment: Payment): Promise<boolean> {
    const { count } = await tx.query(
      `INSERT INTO order_payments (store_id, order_id, payment_id, version, status, created_at, currency, captured, refunded)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT (store_id, order_id, payment_id) DO UPDATE
         SET version = excluded.version, status = excluded.status, currency = excluded.currency,
             captured = excluded.captured, refunded = excluded.refunded
         WHERE order_payments.version < excluded.version`,
      [
        payment.storeId,
        payment.orderId,
        payment.paymentId,
        payment.version,
        payment.status,
        payment.createdAt,
        payment.amount.currency,
        payment.captured.amount,
        payment.refunded.amount,
      ],
    );
    return count > 0;
  }

  /** The last one of each payment, however late it is told. */
  async noteFailure(tx: Tx, { storeId, orderId, paymentId }: Payment, at: string): Promise<void> {
    await tx.execute(
      `UPDATE order_payments SET failed_at = greatest(failed_at, $4)
       WHERE store_id = $1 AND order_id = $2 AND payment_id = $3`,
      [storeId, orderId, paymentId, at],
    );
  }

  async ofOrder(sql: Sql, { storeId, orderId }: OrderKey): Promise<KnownPayment[]> {
    const { rows } = await sql.query<{ status: PaymentStatus; created_at: Date }>(
      'SELECT status, created_at FROM order_payments WHERE store_id = $1 AND order_id = $2',
      [storeId, orderId],
    );
    return rows.map((row) => ({ status: row.status, createdAt: row.created_at }));
  }

  async setStatusOfOrder(
    tx: Tx,
    { storeId, orderId }: OrderKey,
    status: PaymentStatus,
    at: Date,
  ): Promise<void> {
    await tx.execute(
      `UPDATE orders SET payment_status = $3, updated_at = $4
       WHERE store_id = $1 AND order_id = $2 AND payment_status <> $3`,
      [storeId, orderId, status, at],
    );
  }
}

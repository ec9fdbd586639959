import { columnsOf } from '#platform/database/columns';
import type { Sql } from '#platform/database/database';
import type { RefundRecord } from '../domain/payment-record';

interface RefundRow {
  refund_id: string;
  payment_id: string;
  store_id: string;
  order_id: string;
  amount: string;
  currency: string;
  status: RefundRecord['status'];
  reason: string | null;
  note: string | null;
  external_id: string | null;
  operation_key: string | null;
  failure: RefundRecord['failure'];
  created_at: Date;
}

const COLUMNS = columnsOf<RefundRow>({
  refund_id: true,
  payment_id: true,
  store_id: true,
  order_id: true,
  amount: true,
  currency: true,
  status: true,
  reason: true,
  note: true,
  external_id: true,
  operation_key: true,
  failure: true,
  created_at: true,
});

export class RefundRepository {
  /** Oldest first. */
  async ofPayment(sql: Sql, paymentId: string): Promise<RefundRecord[]> {
    return this.many(sql, 'payment_id = $1', [paymentId]);
  }

  async ofOrder(sql: Sql, storeId: string, orderId: string): Promise<RefundRecord[]> {
    return this.many(sql, 'store_id = $1 AND order_id = $2', [storeId, orderId]);
  }

  async insert(sql: Sql, refund: RefundRecord): Promise<void> {
    await sql.execute(
      `INSERT INTO refunds (refund_id, payment_id, store_id, order_id, amount, currency, status, reason, note,
         external_id, operation_key, failure, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
      [
        refund.refundId,
        refund.paymentId,
        refund.storeId,
        refund.orderId,
        refund.amount,
        refund.currency,
        refund.status,
        refund.reason,
        refund.note,
        refund.externalId,
        refund.operationKey,
        refund.failure === null ? null : JSON.stringify(refund.failure),
        refund.createdAt,
      ],
    );
  }

  /** What a refund was made of never changes; how it fares does. */
  async update(sql: Sql, refund: RefundRecord): Promise<void> {
    await sql.execute(
      `UPDATE refunds SET status = $2, external_id = $3, operation_key = $4, failure = $5 WHERE refund_id = $1`,
      [
        refund.refundId,
        refund.status,
        refund.externalId,
        refund.operationKey,
        refund.failure === null ? null : JSON.stringify(refund.failure),
      ],
    );
  }

  private async many(sql: Sql, where: string, params: readonly unknown[]): Promise<RefundRecord[]> {
    const { rows } = await sql.query<RefundRow>(
      `SELECT ${COLUMNS} FROM refunds WHERE ${where} ORDER BY created_at, refund_id`,
      params,
    );
    return rows.map((row) => ({
      refundId: row.refund_id,
      paymentId: row.payment_id,
      storeId: row.store_id,
      orderId: row.order_id,
      amount: Number(row.amount),
      currency: row.currency,
      status: row.status,
      reason: row.reason,
      note: row.note,
      externalId: row.external_id,
      operationKey: row.operation_key,
      failure: row.failure,
      createdAt: row.created_at,
    }));
  }
}

import type { Sql } from '#platform/database/database';
import type { PaymentRecord } from '../domain/payment-record';
import { fromPaymentRow, PAYMENT_COLUMNS, toPaymentRow, type PaymentRow } from './payment-row';
import { warningDue } from './warning-due';

/** Payments. Whoever writes one holds its order's lock. */
export class PaymentRepository {
  async find(sql: Sql, paymentId: string): Promise<PaymentRecord | undefined> {
    return this.one(sql, 'payment_id = $1', [paymentId]);
  }

  async findByIntent(sql: Sql, connectionId: string, id: string): Promise<PaymentRecord | undefined> {
    return this.one(sql, 'connection_id = $1 AND payment_intent_id = $2', [connectionId, id]);
  }

  async findByInvoice(sql: Sql, connectionId: string, id: string): Promise<PaymentRecord | undefined> {
    return this.one(sql, 'connection_id = $1 AND invoice_id = $2', [connectionId, id]);
  }

  async findByCheckout(sql: Sql, connectionId: string, id: string): Promise<PaymentRecord | undefined> {
    return this.one(sql, 'connection_id = $1 AND checkout_session_id = $2', [connectionId, id]);
  }

  /** Oldest first. */
  async ofOrder(sql: Sql, storeId: string, orderId: string): Promise<PaymentRecord[]> {
    return this.many(sql, 'store_id = $1 AND order_id = $2 ORDER BY created_at, payment_id', [
      storeId,
      orderId,
    ]);
  }

  /** Payments to ask the provider about, the longest overdue first. */
  async dueForALook(sql: Sql, now: Date, limit: number): Promise<PaymentRecord[]> {
    return this.many(sql, 'next_look_at <= $1 ORDER BY next_look_at LIMIT $2', [now, limit]);
  }

  async dueForBalanceCheck(sql: Sql, now: Date, limit: number): Promise<PaymentRecord[]> {
    return this.many(sql, 'balance_check_at <= $1 ORDER BY balance_check_at LIMIT $2', [now, limit]);
  }

  /** After a look that failed. Needs no lock: nothing about the money changes. */
  async postponeLook(sql: Sql, paymentId: string, at: Date | null): Promise<void> {
    await sql.execute('UPDATE payments SET next_look_at = $2 WHERE payment_id = $1', [paymentId, at]);
  }

  async postponeBalanceCheck(sql: Sql, paymentId: string, at: Date): Promise<void> {
    await sql.execute(
      `UPDATE payments SET balance_check_at = $2, balance_checks = balance_checks + 1
       WHERE payment_id = $1 AND balance_check_at IS NOT NULL`,
      [paymentId, at],
    );
  }

  /** Authorisations of whose end is to be warned now, so many hours before; the first to go first. */
  async expiringAuthorizations(
    sql: Sql,
    now: Date,
    warningHours: readonly number[],
    limit: number,
  ): Promise<PaymentRecord[]> {
    return this.many(
      sql,
      `standing IN ('authorized', 'capturing') AND ${warningDue('capture_before')} ORDER BY capture_before LIMIT $3`,
      [now, warningHours, limit],
    );
  }

  async insert(sql: Sql, record: PaymentRecord): Promise<void> {
    const row = toPaymentRow(record);
    const columns = Object.keys(row);
    await sql.execute(
      `INSERT INTO payments (${columns.join(', ')}) VALUES (${columns.map((_, n) => `$${n + 1}`).join(', ')})`,
      Object.values(row),
    );
  }

  async update(sql: Sql, record: PaymentRecord): Promise<void> {
    const { payment_id: paymentId, ...row } = toPaymentRow(record);
    const assignments = Object.keys(row).map((column, n) => `${column} = $${n + 2}`);
    await sql.execute(`UPDATE payments SET ${assignments.join(', ')} WHERE payment_id = $1`, [
      paymentId,
      ...Object.values(row),
    ]);
  }

  private async one(sql: Sql, where: string, params: readonly unknown[]): Promise<PaymentRecord | undefined> {
    return (await this.many(sql, where, params))[0];
  }

  private async many(sql: Sql, where: string, params: readonly unknown[]): Promise<PaymentRecord[]> {
    const { rows } = await sql.query<PaymentRow>(
      `SELECT ${PAYMENT_COLUMNS} FROM payments WHERE ${where}`,
      params,
    );
    return rows.map(fromPaymentRow);
  }
}

import type { DisputeStatus } from '#contracts/models/dispute';
import { columnsOf } from '#platform/database/columns';
import type { Sql, Tx } from '#platform/database/database';
import type { DisputeRecord } from '../domain/dispute-record';
import { warningDue } from './warning-due';

interface DisputeRow {
  connection_id: string;
  dispute_id: string;
  store_id: string;
  order_id: string | null;
  payment_id: string | null;
  charge_id: string;
  status: DisputeStatus;
  version: number;
  amount: string;
  currency: string;
  reason: string;
  funds_withdrawn: boolean;
  due_by: Date | null;
  submitted: boolean;
  past_due: boolean;
  warned_hours: number | null;
  observed_at: Date;
  opened_at: Date;
  updated_at: Date;
}

const COLUMNS = columnsOf<DisputeRow>({
  connection_id: true,
  dispute_id: true,
  store_id: true,
  order_id: true,
  payment_id: true,
  charge_id: true,
  status: true,
  version: true,
  amount: true,
  currency: true,
  reason: true,
  funds_withdrawn: true,
  due_by: true,
  submitted: true,
  past_due: true,
  warned_hours: true,
  observed_at: true,
  opened_at: true,
  updated_at: true,
});

export class DisputeRepository {
  async lock(tx: Tx, connectionId: string, disputeId: string): Promise<DisputeRecord | undefined> {
    const where = 'connection_id = $1 AND dispute_id = $2 FOR UPDATE';
    return (await this.many(tx, where, [connectionId, disputeId]))[0];
  }

  async ofPayment(sql: Sql, paymentId: string): Promise<DisputeRecord[]> {
    return this.many(sql, 'payment_id = $1 ORDER BY opened_at, dispute_id', [paymentId]);
  }

  async ofOrder(sql: Sql, storeId: string, orderId: string): Promise<DisputeRecord[]> {
    const where = 'store_id = $1 AND order_id = $2 ORDER BY opened_at, dispute_id';
    return this.many(sql, where, [storeId, orderId]);
  }

  /** Heard of before anybody knew whose the charge is. */
  async withoutPayment(sql: Sql, connectionId: string, chargeId: string): Promise<DisputeRecord[]> {
    const where =
      'connection_id = $1 AND charge_id = $2 AND payment_id IS NULL ORDER BY opened_at, dispute_id';
    return this.many(sql, where, [connectionId, chargeId]);
  }

  /** Disputes whose evidence is to be warned of now, so many hours before it is due; the most urgent first. */
  async evidenceDue(
    sql: Sql,
    now: Date,
    warningHours: readonly number[],
    limit: number,
  ): Promise<DisputeRecord[]> {
    const where = `status LIKE '%needs\\_response' AND NOT submitted AND ${warningDue('due_by')} ORDER BY due_by LIMIT $3`;
    return this.many(sql, where, [now, warningHours, limit]);
  }

  async save(sql: Sql, dispute: DisputeRecord): Promise<void> {
    const row = toRow(dispute);
    const columns = Object.keys(row);
    const values = columns.map((_, index) => `$${index + 1}`);
    const updates = columns.slice(2).map((column) => `${column} = excluded.${column}`);
    await sql.query(
      `INSERT INTO disputes (${columns.join(', ')}) VALUES (${values.join(', ')})
       ON CONFLICT (connection_id, dispute_id) DO UPDATE SET ${updates.join(', ')}`,
      Object.values(row),
    );
  }

  private async many(sql: Sql, where: string, params: readonly unknown[]): Promise<DisputeRecord[]> {
    const { rows } = await sql.query<DisputeRow>(`SELECT ${COLUMNS} FROM disputes WHERE ${where}`, params);
    return rows.map(fromRow);
  }
}

function fromRow(row: DisputeRow): DisputeRecord {
  return {
    connectionId: row.connection_id,
    disputeId: row.dispute_id,
    storeId: row.store_id,
    orderId: row.order_id,
    paymentId: row.payment_id,
    chargeId: row.charge_id,
    status: row.status,
    version: row.version,
    amount: Number(row.amount),
    currency: row.currency,
    reason: row.reason,
    fundsWithdrawn: row.funds_withdrawn,
    dueBy: row.due_by,
    submitted: row.submitted,
    pastDue: row.past_due,
    warnedHours: row.warned_hours,
    observedAt: row.observed_at,
    openedAt: row.opened_at,
    updatedAt: row.updated_at,
  };
}

/** The key's columns come first. */
function toRow(dispute: DisputeRecord): Record<keyof DisputeRow, unknown> {
  return {
    connection_id: dispute.connectionId,
    dispute_id: dispute.disputeId,
    store_id: dispute.storeId,
    order_id: dispute.orderId,
    payment_id: dispute.paymentId,
    charge_id: dispute.chargeId,
    status: dispute.status,
    version: dispute.version,
    amount: dispute.amount,
    currency: dispute.currency,
    reason: dispute.reason,
    funds_withdrawn: dispute.fundsWithdrawn,
    due_by: dispute.dueBy,
    submitted: dispute.submitted,
    past_due: dispute.pastDue,
    warned_hours: dispute.warnedHours,
    observed_at: dispute.observedAt,
    opened_at: dispute.openedAt,
    updated_at: dispute.updatedAt,
  };
}

import { Injectable } from '@nestjs/common';
import type { OrderKey } from '#contracts/models/common';
import type { Sql, Tx } from '#platform/database/database';

export interface DeferralSchedule {
  readonly scheduleId: string;
  readonly storeId: string;
  readonly orderId: string | null;
  readonly connectionId: string | null;
  readonly currency: string;
  readonly leftAmount: number;
  readonly monthsLeft: number;
  /** `2026-11` */
  readonly nextMonth: string;
}

/** An order, or the charge of an invoice. */
export type DeferredSale = OrderKey | { readonly storeId: string; readonly chargeId: string };

interface Row {
  schedule_id: string;
  store_id: string;
  order_id: string | null;
  connection_id: string | null;
  currency: string;
  left_amount: string;
  months_left: number;
  next_month: string;
}

const COLUMNS =
  'schedule_id, store_id, order_id, connection_id, currency, left_amount, months_left, next_month';

/** Deferred revenue, schedule by schedule: what is left stands on the liability account. */
@Injectable()
export class DeferralRepository {
  async add(
    tx: Tx,
    schedule: DeferralSchedule & { readonly entryId: string; readonly createdAt: string },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO deferral_schedules (schedule_id, store_id, order_id, entry_id, connection_id, currency, amount, left_amount,
                                       months, months_left, next_month, state, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, $8, $9, 'running', $10)`,
      [
        schedule.scheduleId,
        schedule.storeId,
        schedule.orderId,
        schedule.entryId,
        schedule.connectionId,
        schedule.currency,
        schedule.leftAmount,
        schedule.monthsLeft,
        schedule.nextMonth,
        schedule.createdAt,
      ],
    );
  }

  /** What of a sale is not earned yet. */
  async unearned(sql: Sql, sale: DeferredSale): Promise<number> {
    const { where, values } = schedulesOf(sale);
    const { rows } = await sql.query<{ left: string }>(
      `SELECT coalesce(sum(left_amount), 0) AS left FROM deferral_schedules WHERE ${where} AND state = 'running'`,
      values,
    );
    return Number(rows[0]!.left);
  }

  /** Takes an amount from the sale's schedules, the youngest first; one with nothing left stops. */
  async release(tx: Tx, sale: DeferredSale, amount: number): Promise<void> {
    const { where, values } = schedulesOf(sale);
    const { rows } = await tx.query<Row>(
      `SELECT ${COLUMNS} FROM deferral_schedules
       WHERE ${where} AND state = 'running' ORDER BY schedule_id DESC FOR UPDATE`,
      values,
    );
    let rest = amount;
    for (const schedule of rows.map(scheduleOf)) {
      const taken = Math.min(rest, schedule.leftAmount);
      if (taken === 0) continue;
      rest -= taken;
      await this.lower(tx, schedule.scheduleId, schedule.leftAmount - taken);
    }
    if (rest !== 0) {
      throw new Error(`Of ${values.join('/')} ${rest} more is released than was deferred`);
    }
  }

  private async lower(tx: Tx, scheduleId: string, left: number): Promise<void> {
    await tx.query(
      `UPDATE deferral_schedules
       SET left_amount = $2, state = CASE WHEN $2::bigint = 0 THEN 'stopped' ELSE state END
       WHERE schedule_id = $1`,
      [scheduleId, left],
    );
  }

  /** The schedules that an entry began, stopped; answers what was left on them. */
  async stopOf(tx: Tx, entryId: string): Promise<number> {
    const { rows } = await tx.query<{ left: string }>(
      `WITH stopped AS (
         SELECT schedule_id, left_amount FROM deferral_schedules
         WHERE entry_id = $1 AND state = 'running' FOR UPDATE
       ), updated AS (
         UPDATE deferral_schedules SET state = 'stopped', left_amount = 0
         WHERE schedule_id IN (SELECT schedule_id FROM stopped)
       )
       SELECT coalesce(sum(left_amount), 0) AS left FROM stopped`,
      [entryId],
    );
    return Number(rows[0]!.left);
  }

  /** True when a month of a schedule that the entry began has been recognised. */
  async hasBegun(sql: Sql, entryId: string): Promise<boolean> {
    const { count } = await sql.query(
      'SELECT 1 FROM deferral_schedules WHERE entry_id = $1 AND months_left < months LIMIT 1',
      [entryId],
    );
    return count > 0;
  }

  /** Running schedules with a month up to the given one to recognise, some at a time. */
  async due(sql: Sql, throughMonth: string, limit: number): Promise<DeferralSchedule[]> {
    const { rows } = await sql.query<Row>(
      `SELECT ${COLUMNS} FROM deferral_schedules
       WHERE state = 'running' AND next_month <= $1 ORDER BY next_month, schedule_id LIMIT $2`,
      [throughMonth, limit],
    );
    return rows.map(scheduleOf);
  }

  /** The schedule as it is now, locked; null when it does not run any more. */
  async lock(tx: Tx, scheduleId: string): Promise<DeferralSchedule | null> {
    const { rows } = await tx.query<Row>(
      `SELECT ${COLUMNS} FROM deferral_schedules WHERE schedule_id = $1 AND state = 'running' FOR UPDATE`,
      [scheduleId],
    );
    return rows[0] ? scheduleOf(rows[0]) : null;
  }

  async advance(tx: Tx, scheduleId: string, left: number, nextMonth: string): Promise<void> {
    await tx.query(
      `UPDATE deferral_schedules
       SET left_amount = $2, next_month = $3, months_left = months_left - 1,
           state = CASE WHEN months_left = 1 THEN 'done' ELSE state END
       WHERE schedule_id = $1`,
      [scheduleId, left, nextMonth],
    );
  }
}

function schedulesOf(sale: DeferredSale): { readonly where: string; readonly values: readonly string[] } {
  if ('orderId' in sale) {
    return { where: 'store_id = $1 AND order_id = $2', values: [sale.storeId, sale.orderId] };
  }
  return {
    where: `store_id = $1 AND order_id IS NULL
      AND entry_id IN (SELECT entry_id FROM journal_entries WHERE store_id = $1 AND source_id = $2)`,
    values: [sale.storeId, sale.chargeId],
  };
}

function scheduleOf(row: Row): DeferralSchedule {
  return {
    scheduleId: row.schedule_id,
    storeId: row.store_id,
    orderId: row.order_id,
    connectionId: row.connection_id,
    currency: row.currency,
    leftAmount: Number(row.left_amount),
    monthsLeft: row.months_left,
    nextMonth: row.next_month,
  };
}

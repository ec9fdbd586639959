import { Injectable } from '@nestjs/common';
import type { BalanceTransaction } from '#contracts/models/balance-transaction';
import type { OrderKey } from '#contracts/models/common';
import type { Sql } from '#platform/database/database';

export interface NewException {
  readonly storeId: string;
  readonly orderId: string | null;
  readonly connectionId: string;
  readonly source: BalanceTransaction;
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly details: Readonly<Record<string, unknown>>;
  };
  readonly at: Date;
}

/** Movements that no rule may book; a person decides. */
@Injectable()
export class ExceptionRepository {
  /** False when the movement is an exception already. */
  async add(sql: Sql, exception: NewException): Promise<boolean> {
    const { storeId, orderId, connectionId, source, error, at } = exception;
    const { count } = await sql.query(
      `INSERT INTO booking_exceptions (store_id, balance_transaction_id, order_id, connection_id, category, code, message,
                                       details, source, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING`,
      [
        storeId,
        source.balanceTransactionId,
        orderId,
        connectionId,
        source.reportingCategory,
        error.code,
        error.message,
        JSON.stringify(error.details),
        JSON.stringify(source),
        at,
      ],
    );
    return count > 0;
  }

  /** What was told again and could be booked then waits for nobody. */
  resolve(
    sql: Sql,
    { storeId, orderId, source }: Pick<NewException, 'storeId' | 'orderId' | 'source'>,
  ): Promise<void> {
    return sql.execute(
      `UPDATE booking_exceptions SET state = 'resolved', order_id = coalesce($3, order_id)
       WHERE store_id = $1 AND balance_transaction_id = $2 AND state = 'open'`,
      [storeId, source.balanceTransactionId, orderId],
    );
  }

  /** True when the order's charge waits for a person: what builds on it cannot be booked either. */
  async hasOpenCharge(sql: Sql, { storeId, orderId }: OrderKey): Promise<boolean> {
    const { count } = await sql.query(
      `SELECT 1 FROM booking_exceptions
       WHERE store_id = $1 AND order_id = $2 AND category = 'charge' AND state = 'open'`,
      [storeId, orderId],
    );
    return count > 0;
  }
}

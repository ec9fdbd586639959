import { Injectable } from '@nestjs/common';
import type { BalanceTransaction } from '#contracts/models/balance-transaction';
import type { Sql } from '#platform/database/database';

export interface ToldMovement {
  readonly storeId: string;
  readonly orderId: string | null;
  readonly connectionId: string;
  readonly balanceTransaction: BalanceTransaction;
}

/** Every movement of the balance that was told and is booked or waits for a person. */
@Injectable()
export class MovementRepository {
  keep(sql: Sql, told: ToldMovement): Promise<void> {
    const { storeId, orderId, connectionId, balanceTransaction: movement } = told;
    return sql.execute(
      `INSERT INTO movements (connection_id, balance_transaction_id, store_id, order_id, category, amount, fee, net,
                              currency, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING`,
      [
        connectionId,
        movement.balanceTransactionId,
        storeId,
        orderId,
        movement.reportingCategory,
        movement.amount,
        movement.fee,
        movement.net,
        movement.currency,
        movement.createdAt,
      ],
    );
  }

  /** What was told as nobody's turned out to be an order's. */
  identify(sql: Sql, { orderId, connectionId, balanceTransaction }: ToldMovement): Promise<void> {
    return sql.execute(
      `UPDATE movements SET order_id = $3
       WHERE connection_id = $1 AND balance_transaction_id = $2 AND order_id IS NULL`,
      [connectionId, balanceTransaction.balanceTransactionId, orderId],
    );
  }
}

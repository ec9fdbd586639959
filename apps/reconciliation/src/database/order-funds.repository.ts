import { Injectable } from '@nestjs/common';
import type { OrderKey } from '#contracts/models/common';
import type { OrderFunds } from '#contracts/models/order-funds';
import { type Payout, PayoutSchema } from '#contracts/models/payout';
import type { Sql } from '#platform/database/database';

/** A payout, and what of one order is in its list. */
export interface PartOfPayout {
  readonly storeId: string;
  readonly payout: Payout;
  readonly net: number;
  readonly currency: string;
  readonly movements: number;
}

/** More payouts than the money of one order is ever spread over. */
const MOST_PAYOUTS = 100;

/** Movements of an order as payouts list them. */
@Injectable()
export class OrderFundsRepository {
  async inBalance(sql: Sql, { storeId, orderId }: OrderKey): Promise<OrderFunds['inBalance']> {
    const { rows } = await sql.query<{ currency: string; net: number; movements: number; since: Date }>(
      `SELECT currency, sum(net)::float8 AS net, count(*)::int AS movements, min(created_at) AS since
       FROM movements
       WHERE order_id = $2 AND store_id = $1 AND NOT EXISTS (
         SELECT 1 FROM payout_movements AS listed
         WHERE listed.balance_transaction_id = movements.balance_transaction_id
           AND listed.connection_id = movements.connection_id
       )
       GROUP BY currency ORDER BY currency`,
      [storeId, orderId],
    );
    return rows.map(({ currency, net, movements, since }) => ({
      money: { amount: net, currency },
      movements,
      since: since.toISOString(),
    }));
  }

  /** By their arrival. A list whose payout has not been told yet is left out until it is. */
  async payouts(sql: Sql, { storeId, orderId }: OrderKey): Promise<PartOfPayout[]> {
    const { rows } = await sql.query<Omit<PartOfPayout, 'payout'> & { body: unknown }>(
      `SELECT payout.store_id AS "storeId", payout.body, part.net, part.currency, part.movements
       FROM (
         SELECT listed.connection_id, listed.payout_id, movement.currency, sum(movement.net)::float8 AS net,
                count(*)::int AS movements
         FROM movements AS movement
         JOIN payout_movements AS listed USING (connection_id, balance_transaction_id)
         WHERE movement.order_id = $2 AND movement.store_id = $1
         GROUP BY 1, 2, 3
       ) AS part
       JOIN payouts AS payout USING (connection_id, payout_id)
       ORDER BY payout.body ->> 'arrivalDate', payout.payout_id LIMIT $3`,
      [storeId, orderId, MOST_PAYOUTS],
    );
    return rows.map(({ body, ...part }) => ({ ...part, payout: PayoutSchema.parse(body) }));
  }

  /** The payout whose list names a movement; null when none does. */
  async listing(
    sql: Sql,
    connectionId: string,
    balanceTransactionId: string,
  ): Promise<{ readonly storeId: string; readonly payout: Payout } | null> {
    const { rows } = await sql.query<{ storeId: string; body: unknown }>(
      `SELECT payout.store_id AS "storeId", payout.body FROM payout_movements AS listed
       JOIN payouts AS payout USING (connection_id, payout_id)
       WHERE listed.connection_id = $1 AND listed.balance_transaction_id = $2
       ORDER BY payout.created_at DESC LIMIT 1`,
      [connectionId, balanceTransactionId],
    );
    return rows[0] ? { storeId: rows[0].storeId, payout: PayoutSchema.parse(rows[0].body) } : null;
  }
}

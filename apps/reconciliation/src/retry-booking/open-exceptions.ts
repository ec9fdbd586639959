import { BalanceTransactionSchema, type BalanceTransaction } from '#contracts/models/balance-transaction';
import type { Tx } from '#platform/database/database';

export interface OpenException {
  readonly storeId: string;
  readonly orderId: string | null;
  readonly connectionId: string;
  readonly balanceTransaction: BalanceTransaction;
}

interface Row {
  readonly store_id: string;
  readonly order_id: string | null;
  readonly connection_id: string;
  readonly source: unknown;
  readonly state: 'open' | 'resolved';
}

/** Exceptions as whoever books them anew sees them. */
export class OpenExceptions {
  constructor(private readonly tx: Tx) {}

  /** Locks it. Undefined when no such movement was ever an exception in these stores. */
  async find(
    balanceTransactionId: string,
    stores: readonly string[] | null,
  ): Promise<{ exception: OpenException; isOpen: boolean } | undefined> {
    const { rows } = await this.tx.query<Row>(
      `SELECT store_id, order_id, connection_id, source, state FROM booking_exceptions
       WHERE balance_transaction_id = $1 AND ($2::text[] IS NULL OR store_id = ANY($2)) FOR UPDATE`,
      [balanceTransactionId, stores],
    );
    return rows[0] && { exception: toException(rows[0]), isOpen: rows[0].state === 'open' };
  }

  /** Movements of the order that could not be booked only because its charge was not; in the order they happened. */
  async waitingForCharge(storeId: string, orderId: string): Promise<OpenException[]> {
    const { rows } = await this.tx.query<Row>(
      `SELECT store_id, order_id, connection_id, source, state FROM booking_exceptions
       WHERE store_id = $1 AND order_id = $2 AND state = 'open' AND code = 'charge-not-booked'
       ORDER BY source ->> 'createdAt', balance_transaction_id LIMIT 500 FOR UPDATE`,
      [storeId, orderId],
    );
    return rows.map(toException);
  }

  async resolve({ storeId, orderId, balanceTransaction }: OpenException): Promise<void> {
    await this.tx.query(
      `UPDATE booking_exceptions SET state = 'resolved', order_id = $3 WHERE store_id = $1 AND balance_transaction_id = $2`,
      [storeId, balanceTransaction.balanceTransactionId, orderId],
    );
  }
}

const toException = (row: Row): OpenException => ({
  storeId: row.store_id,
  orderId: row.order_id,
  connectionId: row.connection_id,
  balanceTransaction: BalanceTransactionSchema.parse(row.source),
});

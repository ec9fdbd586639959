import type { BalanceTransaction } from '#contracts/models/balance-transaction';
import type { Sql } from '#platform/database/database';

export interface SeenMovement {
  readonly reportingCategory: string;
  readonly sourceId: string | null;
}

/** Facts and movements that have been seen, each once. */
export class LedgerRepository {
  async recordFact(
    sql: Sql,
    fact: {
      readonly paymentId: string;
      readonly source: string;
      readonly standing: string;
      readonly verdict: string;
      readonly details: object;
      readonly at: Date;
    },
  ): Promise<void> {
    await sql.query(
      `INSERT INTO payment_facts (payment_id, source, standing, verdict, details, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [fact.paymentId, fact.source, fact.standing, fact.verdict, JSON.stringify(fact.details), fact.at],
    );
  }

  /** False when it has been told before. */
  async recordMovement(
    sql: Sql,
    connectionId: string,
    paymentId: string,
    movement: BalanceTransaction,
    now: Date,
  ): Promise<boolean> {
    const { count } = await sql.query(
      `INSERT INTO balance_transactions
         (connection_id, balance_transaction_id, payment_id, reporting_category, source_id, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
      [
        connectionId,
        movement.balanceTransactionId,
        paymentId,
        movement.reportingCategory,
        movement.sourceId,
        now,
      ],
    );
    return count > 0;
  }

  async movementsOf(sql: Sql, paymentId: string): Promise<SeenMovement[]> {
    const { rows } = await sql.query<{ reporting_category: string; source_id: string | null }>(
      'SELECT reporting_category, source_id FROM balance_transactions WHERE payment_id = $1',
      [paymentId],
    );
    return rows.map((row) => ({ reportingCategory: row.reporting_category, sourceId: row.source_id }));
  }
}

import type { BalanceTransaction } from '#contracts/models/balance-transaction';
import type { Sql } from '#platform/database/database';
import type { BookedMovement } from '../domain/books';

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
    await sql.execute(
      `INSERT INTO payment_facts (payment_id, source, standing, verdict, details, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [fact.paymentId, fact.source, fact.standing, fact.verdict, JSON.stringify(fact.details), fact.at],
    );
  }

  /** `claimed`: it was told as nobody's, and is the payment's from now on. */
  async recordMovement(
    sql: Sql,
    connectionId: string,
    paymentId: string | null,
    movement: BalanceTransaction,
    now: Date,
  ): Promise<'new' | 'claimed' | 'known'> {
    const { rows } = await sql.query<{ is_new: boolean }>(
      `INSERT INTO balance_transactions
         (connection_id, balance_transaction_id, payment_id, reporting_category, source_id, presented, converted, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (connection_id, balance_transaction_id) DO UPDATE SET payment_id = excluded.payment_id
         WHERE balance_transactions.payment_id IS NULL AND excluded.payment_id IS NOT NULL
       RETURNING xmax = 0 AS is_new`,
      [
        connectionId,
        movement.balanceTransactionId,
        paymentId,
        movement.reportingCategory,
        movement.sourceId,
        Math.abs(movement.presentment?.amount ?? movement.amount),
        movement.presentment !== null,
        now,
      ],
    );
    if (!rows[0]) return 'known';
    return rows[0].is_new ? 'new' : 'claimed';
  }

  /** Which of these movements nobody has told. */
  async unseen(sql: Sql, connectionId: string, ids: readonly string[]): Promise<Set<string>> {
    const { rows } = await sql.query<{ id: string }>(
      `SELECT id FROM unnest($2::text[]) AS found(id)
       WHERE NOT EXISTS (SELECT FROM balance_transactions seen
         WHERE seen.connection_id = $1 AND seen.balance_transaction_id = found.id)`,
      [connectionId, ids],
    );
    return new Set(rows.map((row) => row.id));
  }

  async movementsOf(sql: Sql, paymentId: string): Promise<BookedMovement[]> {
    const { rows } = await sql.query<{
      reporting_category: string;
      source_id: string | null;
      presented: string | null;
      converted: boolean;
    }>(
      'SELECT reporting_category, source_id, presented, converted FROM balance_transactions WHERE payment_id = $1',
      [paymentId],
    );
    return rows.map((row) => ({
      reportingCategory: row.reporting_category,
      sourceId: row.source_id,
      presented: row.presented === null ? null : Number(row.presented),
      converted: row.converted,
    }));
  }
}

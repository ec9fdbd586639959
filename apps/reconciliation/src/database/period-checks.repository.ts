import { Injectable } from '@nestjs/common';
import type { AccountBalance, TimingDifference } from '#contracts/models/period';
import type { Sql } from '#platform/database/database';
import { DAY_OF_EXCEPTION } from './day-of-exception';

const SHOWN = 20;
const TIMING_SHOWN = 500;

export interface Found {
  readonly count: number;
  /** The first of them. */
  readonly subjects: string[];
}

/** What a person accepted or voided is in nobody's way. `$1` is the store. */
const SETTLED = `
  SELECT subject FROM reconciliation_exceptions
  WHERE store_id = $1 AND state = 'closed' AND resolution IN ('forced', 'void')`;

/** What stands in the way of closing a store's books through a day (`$2`), and what lies on its two sides. */
@Injectable()
export class PeriodChecksRepository {
  exceptions(sql: Sql, storeId: string, through: string): Promise<Found> {
    return found(
      sql,
      `SELECT exception_id AS subject FROM reconciliation_exceptions AS exception
       WHERE store_id = $1 AND state = 'open' AND ${DAY_OF_EXCEPTION} <= $2 ORDER BY opened_at, exception_id`,
      [storeId, through],
    );
  }

  notInErp(sql: Sql, storeId: string, through: string): Promise<Found> {
    return found(
      sql,
      `SELECT entry.entry_id AS subject FROM journal_entries AS entry
       LEFT JOIN erp_operations AS operation ON operation.entry_id = entry.entry_id
       WHERE entry.store_id = $1 AND entry.date <= $2 AND (operation.state IS NULL OR operation.state IN ('pending', 'failed'))
         AND entry.entry_id NOT IN (${SETTLED})
       ORDER BY entry.seq`,
      [storeId, through],
    );
  }

  payouts(sql: Sql, storeId: string, through: string): Promise<Found> {
    return found(
      sql,
      `SELECT payout_id AS subject FROM payouts
       WHERE store_id = $1 AND body ->> 'arrivalDate' <= $2 AND state NOT IN ('explained', 'balance-only')
         AND body ->> 'status' <> 'canceled' AND payout_id NOT IN (${SETTLED})
       ORDER BY created_at, payout_id`,
      [storeId, through],
    );
  }

  bankLines(sql: Sql, storeId: string, through: string): Promise<Found> {
    return found(
      sql,
      `SELECT line_id AS subject FROM bank_lines
       WHERE store_id = $1 AND booking_date <= $2 AND (state IN ('amount', 'duplicate') OR (state = 'open' AND provider))
         AND line_id NOT IN (${SETTLED})
       ORDER BY booking_date, seq`,
      [storeId, through],
    );
  }

  /** Accounts whose statements end before the day. */
  bankAccounts(sql: Sql, storeId: string, through: string): Promise<Found> {
    return found(
      sql,
      `SELECT account AS subject FROM bank_statements WHERE store_id = $1 AND from_day <= $2
       GROUP BY account HAVING max(to_day) < $2 ORDER BY account`,
      [storeId, through],
    );
  }

  /** Whether the store keeps the movements of its account at the provider. */
  async keepsBalance(sql: Sql, storeId: string): Promise<boolean> {
    const { count } = await sql.query(
      `SELECT 1 WHERE EXISTS (SELECT 1 FROM balance_readings WHERE store_id = $1)
                   OR EXISTS (SELECT 1 FROM payouts WHERE store_id = $1)`,
      [storeId],
    );
    return count > 0;
  }

  async timing(sql: Sql, storeId: string, from: string, through: string): Promise<TimingDifference[]> {
    const { rows } = await sql.query<TimingDifference>(
      `SELECT 'in-transit' AS kind, payout.payout_id AS subject, entry.currency,
              (payout.body -> 'amount' ->> 'amount')::float8 AS amount, bank.date::text AS "settledOn"
       FROM payouts AS payout
       JOIN journal_entries AS entry ON entry.connection_id = payout.connection_id
         AND entry.balance_transaction_id = payout.body ->> 'balanceTransactionId' AND entry.date <= $3
       LEFT JOIN LATERAL (
         SELECT booked.date FROM bank_matches AS match
         JOIN bank_lines AS line USING (line_id) JOIN journal_entries AS booked ON booked.entry_id = line.entry_id
         WHERE match.connection_id = payout.connection_id AND match.payout_id = payout.payout_id AND match.leg = 'paid'
           AND match.ended_at IS NULL
       ) AS bank ON true
       WHERE payout.store_id = $1 AND (bank.date IS NULL OR bank.date > $3)
         AND payout.body ->> 'failureBalanceTransactionId' IS NULL
         AND NOT EXISTS (SELECT 1 FROM journal_entries AS later WHERE later.reverses = entry.entry_id)
         AND EXISTS (SELECT 1 FROM bank_statements WHERE bank_statements.store_id = $1
                       AND bank_statements.from_day <= (payout.body ->> 'arrivalDate')::date)
       UNION ALL
       SELECT 'late-entry', entry.entry_id, entry.currency,
              (SELECT sum(debit)::float8 FROM journal_lines AS line WHERE line.entry_id = entry.entry_id), entry.date::text
       FROM journal_entries AS entry
       WHERE entry.store_id = $1 AND entry.original_date BETWEEN $2 AND $3 AND entry.date > $3
       ORDER BY 1, 2 LIMIT $4`,
      [storeId, from, through, TIMING_SHOWN],
    );
    return rows;
  }

  async accounts(sql: Sql, storeId: string, from: string, through: string): Promise<AccountBalance[]> {
    const { rows } = await sql.query<AccountBalance>(
      `SELECT line.account, min(line.account_name) AS "accountName", entry.currency,
              coalesce(sum(line.debit - line.credit) FILTER (WHERE entry.date < $2), 0)::float8 AS opening,
              coalesce(sum(line.debit) FILTER (WHERE entry.date >= $2), 0)::float8 AS debit,
              coalesce(sum(line.credit) FILTER (WHERE entry.date >= $2), 0)::float8 AS credit,
              sum(line.debit - line.credit)::float8 AS closing
       FROM journal_entries AS entry JOIN journal_lines AS line USING (entry_id)
       WHERE entry.store_id = $1 AND entry.date <= $3
       GROUP BY line.account, entry.currency ORDER BY line.account, entry.currency`,
      [storeId, from, through],
    );
    return rows;
  }
}

async function found(sql: Sql, query: string, params: readonly unknown[]): Promise<Found> {
  const { rows } = await sql.query<{ subject: string; total: number }>(
    `SELECT subject, count(*) OVER ()::int AS total FROM (${query}) AS found LIMIT ${SHOWN}`,
    params,
  );
  return { count: rows[0]?.total ?? 0, subjects: rows.map(({ subject }) => subject) };
}

import { Injectable } from '@nestjs/common';
import type { BalanceRead } from '#contracts/events/payouts';
import type { BodyOf } from '#contracts/message';
import type { BalanceControl, DivergingMovement } from '#contracts/models/control-totals';
import type { Sql } from '#platform/database/database';
import { CLEARING } from '../domain/chart-of-accounts';
import type { MovedDay } from '../domain/control-days';

/** What account 1100 moved by for each movement, reversals included. `$1` is the connection, `$2` the account. */
const BOOKED = `
  SELECT coalesce(entry.balance_transaction_id, original.balance_transaction_id) AS balance_transaction_id,
         sum(line.debit - line.credit) AS booked
  FROM journal_entries AS entry
  LEFT JOIN journal_entries AS original ON original.entry_id = entry.reverses
  JOIN journal_lines AS line ON line.entry_id = entry.entry_id AND line.account = $2
  WHERE entry.connection_id = $1
  GROUP BY 1`;

const TOLD = `
  SELECT movement.balance_transaction_id, movement.category, movement.currency, movement.created_at, movement.net,
         coalesce(booked.booked, 0) AS booked
  FROM movements AS movement
  LEFT JOIN (${BOOKED}) AS booked USING (balance_transaction_id)
  WHERE movement.connection_id = $1`;

interface ReadingRow {
  currency: string;
  at: Date;
  balance: number;
  reserved: number;
  told: number;
  booked: number;
}

export interface Days {
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
}

/** Readings of the provider's balance, held against what was told and booked by then. */
@Injectable()
export class BalanceRepository {
  async keep(sql: Sql, { connectionId, storeId, balances, at }: BodyOf<typeof BalanceRead>): Promise<void> {
    for (const { currency, pending, available, reserved } of balances) {
      await sql.execute(
        `INSERT INTO balance_readings (connection_id, currency, read_at, store_id, balance, reserved)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
        [connectionId, currency, at, storeId, pending + available, reserved],
      );
    }
  }

  /** One pass over the movements, whatever the number of readings: the oldest reading first. */
  async controls(sql: Sql, storeId: string, connectionId: string, days: Days): Promise<BalanceControl[]> {
    const { rows } = await sql.query<ReadingRow & { earlier: number | null }>(
      `WITH line AS (
         SELECT currency, created_at AS at, net, booked, NULL::bigint AS balance, NULL::bigint AS reserved
         FROM (${TOLD}) AS told
         UNION ALL
         SELECT currency, read_at, 0, 0, balance, reserved FROM balance_readings
         WHERE connection_id = $1 AND store_id = $3
       ), running AS (
         SELECT currency, at, balance, reserved,
                sum(net) OVER until_then AS told, sum(booked) OVER until_then AS booked
         FROM line WINDOW until_then AS (PARTITION BY currency ORDER BY at)
       ), reading AS (
         SELECT currency, at, balance, reserved, told, booked,
                lag(balance - told) OVER (PARTITION BY currency ORDER BY at) AS earlier
         FROM running WHERE balance IS NOT NULL
       )
       SELECT currency, at, balance::float8, reserved::float8, told::float8, booked::float8, earlier::float8
       FROM reading WHERE (at AT TIME ZONE $6)::date BETWEEN $4 AND $5 ORDER BY at, currency`,
      [connectionId, CLEARING, storeId, days.from, days.to, days.timeZone],
    );
    return rows.map(({ currency, at, balance: provider, reserved, told, booked, earlier }) => ({
      connectionId,
      currency,
      readAt: at.toISOString(),
      provider,
      reserved,
      books: booked,
      difference: provider - booked,
      notBooked: told - booked,
      unexplained: provider - told,
      changed: earlier === null ? null : provider - told - earlier,
    }));
  }

  /** What was told of each day and currency, and what account 1100 moved by for it. */
  async perDay(sql: Sql, connectionId: string, days: Days): Promise<MovedDay[]> {
    const { rows } = await sql.query<MovedDay>(
      `SELECT (created_at AT TIME ZONE $3)::date::text AS day, currency, count(*)::int AS movements,
              sum(net)::float8 AS told, sum(booked)::float8 AS booked
       FROM (${TOLD}) AS told
       WHERE (created_at AT TIME ZONE $3)::date BETWEEN $4 AND $5
       GROUP BY 1, 2 ORDER BY 1, 2`,
      [connectionId, CLEARING, days.timeZone, days.from, days.to],
    );
    return rows;
  }

  /** The oldest movements up to the last day on which account 1100 does not stand by their net. */
  async diverging(sql: Sql, connectionId: string, days: Days, limit: number): Promise<DivergingMovement[]> {
    const { rows } = await sql.query<Omit<DivergingMovement, 'createdAt'> & { created_at: Date }>(
      `SELECT balance_transaction_id AS "balanceTransactionId", category, currency, net::float8 AS net,
              booked::float8 AS booked, created_at
       FROM (${TOLD}) AS told
       WHERE net <> booked AND (created_at AT TIME ZONE $3)::date <= $4
       ORDER BY created_at, balance_transaction_id LIMIT $5`,
      [connectionId, CLEARING, days.timeZone, days.to, limit],
    );
    return rows.map(({ created_at, ...movement }) => ({ ...movement, createdAt: created_at.toISOString() }));
  }
}

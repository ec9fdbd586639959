import { Injectable } from '@nestjs/common';
import type { Payout } from '#contracts/models/payout';
import type { PayoutMovement } from '#contracts/models/payout-explanation';
import type { Sql } from '#platform/database/database';
import type { MovementGroup } from '../domain/payout-lines';

const MISSING_SHOWN = 100;

/** The entry that stands for a movement: not taken back. */
const STANDING_ENTRY = `
  SELECT entry.entry_id, entry.store_id, entry.order_id FROM journal_entries AS entry
  WHERE entry.connection_id = listed.connection_id AND entry.balance_transaction_id = listed.balance_transaction_id
    AND NOT EXISTS (SELECT 1 FROM journal_entries AS later WHERE later.reverses = entry.entry_id)
  ORDER BY entry.seq DESC LIMIT 1`;

interface MovementRow {
  balance_transaction_id: string;
  category: string | null;
  amount: number;
  fee: number;
  net: number;
  currency: string;
  created_at: Date;
  store_id: string;
  order_id: string | null;
  entry_id: string | null;
}

/** What is in a payout, held against what is booked. */
@Injectable()
export class PayoutContentRepository {
  async groups(sql: Sql, { connectionId, payoutId }: Payout): Promise<MovementGroup[]> {
    const { rows } = await sql.query<MovementGroup>(
      `SELECT movement.category, movement.currency, count(*)::int AS count, count(entry.entry_id)::int AS booked,
              sum(movement.amount)::float8 AS amount, sum(movement.fee)::float8 AS fee,
              coalesce(sum(line.gain), 0)::float8 AS exchange
       FROM payout_movements AS listed
       JOIN movements AS movement USING (connection_id, balance_transaction_id)
       LEFT JOIN LATERAL (${STANDING_ENTRY}) AS entry ON true
       LEFT JOIN LATERAL (
         SELECT sum(credit - debit) AS gain FROM journal_lines
         WHERE journal_lines.entry_id = entry.entry_id AND account = '7000'
       ) AS line ON true
       WHERE listed.connection_id = $1 AND listed.payout_id = $2
       GROUP BY 1, 2 ORDER BY 1, 2`,
      [connectionId, payoutId],
    );
    return rows;
  }

  async missing(
    sql: Sql,
    { connectionId, payoutId }: Payout,
  ): Promise<{ readonly count: number; readonly ids: readonly string[] }> {
    const { rows } = await sql.query<{ id: string; total: number }>(
      `SELECT listed.balance_transaction_id AS id, count(*) OVER ()::int AS total
       FROM payout_movements AS listed
       WHERE listed.connection_id = $1 AND listed.payout_id = $2
         AND NOT EXISTS (
           SELECT 1 FROM movements AS movement
           WHERE movement.connection_id = listed.connection_id
             AND movement.balance_transaction_id = listed.balance_transaction_id
         )
       ORDER BY 1 LIMIT $3`,
      [connectionId, payoutId, MISSING_SHOWN],
    );
    return { count: rows[0]?.total ?? 0, ids: rows.map(({ id }) => id) };
  }

  /** Entry of one movement that stands; null when there is none. */
  async entryOf(sql: Sql, connectionId: string, balanceTransactionId: string | null): Promise<string | null> {
    const { rows } = await sql.query<{ entry_id: string }>(
      `SELECT entry.entry_id FROM (SELECT $1::text AS connection_id, $2::text AS balance_transaction_id) AS listed
       CROSS JOIN LATERAL (${STANDING_ENTRY}) AS entry`,
      [connectionId, balanceTransactionId],
    );
    return rows[0]?.entry_id ?? null;
  }

  /** By id; `after` is the last one seen. Whose store is not among `storeIds` shows its money only. */
  async page(
    sql: Sql,
    { connectionId, payoutId }: Payout,
    storeIds: readonly string[] | null,
    after: string | null,
    limit: number,
  ): Promise<{ items: PayoutMovement[]; next: string | null }> {
    const { rows } = await sql.query<MovementRow>(
      `SELECT listed.balance_transaction_id, movement.category, movement.amount::float8, movement.fee::float8,
              movement.net::float8, movement.currency, movement.created_at, movement.store_id,
              coalesce(entry.order_id, movement.order_id) AS order_id, entry.entry_id
       FROM payout_movements AS listed
       LEFT JOIN movements AS movement USING (connection_id, balance_transaction_id)
       LEFT JOIN LATERAL (${STANDING_ENTRY}) AS entry ON true
       WHERE listed.connection_id = $1 AND listed.payout_id = $2
         AND ($3::text IS NULL OR listed.balance_transaction_id > $3)
       ORDER BY listed.balance_transaction_id LIMIT $4`,
      [connectionId, payoutId, after, limit + 1],
    );
    const page = rows.slice(0, limit);
    const next = rows.length > limit ? (page.at(-1)?.balance_transaction_id ?? null) : null;
    return { items: page.map((row) => movementOf(row, storeIds)), next };
  }
}

function movementOf(row: MovementRow, storeIds: readonly string[] | null): PayoutMovement {
  const { balance_transaction_id: balanceTransactionId, category } = row;
  const nothing = { storeId: null, orderId: null, entryId: null };
  if (category === null) {
    const unknown = { category, amount: null, fee: null, net: null, currency: null, createdAt: null };
    return { balanceTransactionId, state: 'missing', ...unknown, ...nothing };
  }
  const { amount, fee, net, currency, store_id: storeId, order_id: orderId, entry_id: entryId } = row;
  const seen = storeIds === null || storeIds.includes(storeId);
  return {
    balanceTransactionId,
    state: entryId === null ? 'not-booked' : 'booked',
    ...{ category, amount, fee, net, currency, createdAt: row.created_at.toISOString() },
    ...(seen ? { storeId, orderId, entryId } : nothing),
  };
}

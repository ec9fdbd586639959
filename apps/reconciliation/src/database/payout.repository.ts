import { Injectable } from '@nestjs/common';
import { type Payout, PayoutSchema } from '#contracts/models/payout';
import type { PayoutState, PayoutSummary } from '#contracts/models/payout-explanation';
import type { Sql, Tx } from '#platform/database/database';

export interface KnownPayout {
  readonly storeId: string;
  readonly payout: Payout;
  /** Every page of the provider's list is here. */
  readonly listed: boolean;
}

interface Row {
  store_id: string;
  body: unknown;
  listed: boolean;
  state: PayoutState;
  remainder: string;
  checked_at: Date;
  created_at: Date;
  payout_id: string;
}

const SELECT_PAYOUT = `
  SELECT payout.*, payout.pages IS NOT NULL AND payout.pages = (
    SELECT count(*) FROM payout_pages AS page
    WHERE page.connection_id = payout.connection_id AND page.payout_id = payout.payout_id
  ) AS listed
  FROM payouts AS payout`;

/** Payouts as the provider told them, with their lists. */
export interface PayoutFilter {
  readonly storeIds: readonly string[] | null;
  readonly state: PayoutState | null;
  /** Days of arrival, both included. */
  readonly from: string | null;
  readonly to: string | null;
}

@Injectable()
export class PayoutRepository {
  /** Takes no older state for a newer one. */
  async keep(tx: Tx, storeId: string, payout: Payout, at: Date): Promise<void> {
    const { connectionId, payoutId, automatic, amount, createdAt } = payout;
    await tx.query(
      `INSERT INTO payouts (connection_id, payout_id, store_id, body, told_at, created_at, state, remainder, checked_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $5)
       ON CONFLICT (connection_id, payout_id) DO UPDATE SET body = excluded.body, told_at = excluded.told_at
         WHERE payouts.told_at <= excluded.told_at`,
      [
        connectionId,
        payoutId,
        storeId,
        JSON.stringify(payout),
        at,
        createdAt,
        automatic ? 'incomplete' : 'balance-only',
        amount.amount,
      ],
    );
  }

  async addPage(
    tx: Tx,
    { connectionId, payoutId }: Payout,
    page: { readonly page: number; readonly last: boolean; readonly ids: readonly string[] },
  ): Promise<void> {
    await tx.execute(
      'INSERT INTO payout_pages (connection_id, payout_id, page) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [connectionId, payoutId, page.page],
    );
    await tx.execute(
      `INSERT INTO payout_movements (connection_id, payout_id, balance_transaction_id)
       SELECT $1, $2, unnest($3::text[]) ON CONFLICT DO NOTHING`,
      [connectionId, payoutId, page.ids],
    );
    if (!page.last) return;
    await tx.execute('UPDATE payouts SET pages = $3 WHERE connection_id = $1 AND payout_id = $2', [
      connectionId,
      payoutId,
      page.page + 1,
    ]);
  }

  /** `storeIds` null: of any store. */
  async find(sql: Sql, payoutId: string, storeIds: readonly string[] | null): Promise<KnownPayout | null> {
    const { rows } = await sql.query<Row>(
      `${SELECT_PAYOUT} WHERE payout_id = $1 AND ($2::text[] IS NULL OR store_id = ANY ($2)) LIMIT 1`,
      [payoutId, storeIds],
    );
    return rows[0] ? knownOf(rows[0]) : null;
  }

  /** The store that keeps the payouts of a connection in its books; null before the first one. */
  async keeperOf(sql: Sql, connectionId: string): Promise<string | null> {
    const { rows } = await sql.query<{ store_id: string }>(
      'SELECT store_id FROM payouts WHERE connection_id = $1 ORDER BY told_at DESC LIMIT 1',
      [connectionId],
    );
    return rows[0]?.store_id ?? null;
  }

  /** Those that are not explained yet, the longest unchecked first. */
  async toCheck(sql: Sql, limit: number): Promise<KnownPayout[]> {
    const { rows } = await sql.query<Row>(
      `${SELECT_PAYOUT} WHERE state NOT IN ('explained', 'balance-only') ORDER BY checked_at LIMIT $1`,
      [limit],
    );
    return rows.map(knownOf);
  }

  async note(
    sql: Sql,
    { connectionId, payoutId }: Payout,
    found: { readonly state: PayoutState; readonly remainder: number },
    at: Date,
  ): Promise<void> {
    await sql.query(
      `UPDATE payouts SET state = $3, remainder = $4, checked_at = $5 WHERE connection_id = $1 AND payout_id = $2`,
      [connectionId, payoutId, found.state, found.remainder, at],
    );
  }

  /** The newest first; `before` is the last one seen. */
  async page(
    sql: Sql,
    filter: PayoutFilter,
    before: { readonly createdAt: string; readonly payoutId: string } | null,
    limit: number,
  ): Promise<{ items: PayoutSummary[]; next: { createdAt: string; payoutId: string } | null }> {
    const { rows } = await sql.query<Row>(
      `${SELECT_PAYOUT}
       WHERE ($1::text[] IS NULL OR store_id = ANY ($1)) AND ($2::text IS NULL OR state = $2)
         AND ($3::timestamptz IS NULL OR (created_at, payout_id) < ($3, $4))
         AND ($6::text IS NULL OR body ->> 'arrivalDate' >= $6) AND ($7::text IS NULL OR body ->> 'arrivalDate' <= $7)
       ORDER BY created_at DESC, payout_id DESC LIMIT $5`,
      [
        ...[filter.storeIds, filter.state, before?.createdAt ?? null, before?.payoutId ?? null, limit + 1],
        ...[filter.from, filter.to],
      ],
    );
    const page = rows.slice(0, limit);
    const last = rows.length > limit ? page.at(-1) : undefined;
    return {
      items: page.map((row) => ({
        storeId: row.store_id,
        payout: PayoutSchema.parse(row.body),
        state: row.state,
        remainder: Number(row.remainder),
        checkedAt: row.checked_at.toISOString(),
      })),
      next: last ? { createdAt: last.created_at.toISOString(), payoutId: last.payout_id } : null,
    };
  }
}

const knownOf = (row: Row): KnownPayout => ({
  storeId: row.store_id,
  payout: PayoutSchema.parse(row.body),
  listed: row.listed,
});

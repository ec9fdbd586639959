import { PayoutSchema, type Payout } from '#contracts/models/payout';
import type { Sql, Tx } from '#platform/database/database';

/** A payout as this service keeps it, and how far its list of movements has been told. */
export interface PayoutRecord {
  readonly storeId: string;
  readonly payout: Payout;
  /** When we began to ask for what is known. */
  readonly observedAt: Date;
  /** The last movement told. */
  readonly composedAfter: string | null;
  readonly composedPages: number;
  readonly composedAt: Date | null;
}

interface PayoutRow {
  store_id: string;
  body: unknown;
  observed_at: Date;
  composed_after: string | null;
  composed_pages: number;
  composed_at: Date | null;
}

export class PayoutRepository {
  /** Waits for whoever works on it, also when nobody has heard of it yet. */
  async lock(tx: Tx, connectionId: string, payoutId: string): Promise<PayoutRecord | undefined> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 4))', [`${connectionId}/${payoutId}`]);
    return (await this.many(tx, 'connection_id = $1 AND payout_id = $2', [connectionId, payoutId]))[0];
  }

  /** Their lists are final and not told to the end. */
  async toCompose(sql: Sql, limit: number): Promise<PayoutRecord[]> {
    const where = `composed_at IS NULL AND body ->> 'reconciliation' = 'completed' ORDER BY observed_at LIMIT $1`;
    return this.many(sql, where, [limit]);
  }

  async save(tx: Tx, record: PayoutRecord): Promise<void> {
    const { payout } = record;
    await tx.query(
      `INSERT INTO payouts (connection_id, payout_id, store_id, status, body, observed_at, composed_after, composed_pages,
         composed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT (connection_id, payout_id) DO UPDATE SET status = excluded.status, body = excluded.body,
         observed_at = excluded.observed_at, composed_after = excluded.composed_after,
         composed_pages = excluded.composed_pages, composed_at = excluded.composed_at`,
      [
        payout.connectionId,
        payout.payoutId,
        record.storeId,
        payout.status,
        JSON.stringify(payout),
        record.observedAt,
        record.composedAfter,
        record.composedPages,
        record.composedAt,
      ],
    );
  }

  private async many(sql: Sql, where: string, params: readonly unknown[]): Promise<PayoutRecord[]> {
    const { rows } = await sql.query<PayoutRow>(
      `SELECT store_id, body, observed_at, composed_after, composed_pages, composed_at FROM payouts WHERE ${where}`,
      params,
    );
    return rows.map((row) => ({
      storeId: row.store_id,
      payout: PayoutSchema.parse(row.body),
      observedAt: row.observed_at,
      composedAfter: row.composed_after,
      composedPages: row.composed_pages,
      composedAt: row.composed_at,
    }));
  }
}

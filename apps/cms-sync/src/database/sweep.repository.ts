import type { Sql } from '#platform/database/database';

export interface FoundChange {
  readonly orderId: string;
  readonly modifiedAt: Date;
}

/** Per store, up to which change of the commerce system orders have been looked for. */
export class SweepRepository {
  /** Begins with the given instant when the store is new. */
  async sweptUntil(sql: Sql, storeId: string, beginning: Date): Promise<Date> {
    const { rows } = await sql.query<{ swept_until: Date }>(
      `INSERT INTO sweeps (store_id, swept_until, next_at) VALUES ($1, $2, $2)
       ON CONFLICT (store_id) DO UPDATE SET store_id = excluded.store_id
       RETURNING swept_until`,
      [storeId, beginning],
    );
    return rows[0]?.swept_until ?? beginning;
  }

  async advance(sql: Sql, storeId: string, sweptUntil: Date): Promise<void> {
    await sql.query('UPDATE sweeps SET swept_until = greatest(swept_until, $2) WHERE store_id = $1', [
      storeId,
      sweptUntil,
    ]);
  }

  /** Those not asked about before: windows overlap, and an order that cannot be read is not asked about for ever. */
  async newlyFound(sql: Sql, storeId: string, finds: readonly FoundChange[]): Promise<FoundChange[]> {
    const { rows } = await sql.query<{ order_id: string; modified_at: Date }>(
      `INSERT INTO sweep_finds (store_id, order_id, modified_at)
       SELECT $1, order_id, modified_at FROM unnest($2::text[], $3::timestamptz[]) AS find (order_id, modified_at)
       ON CONFLICT DO NOTHING RETURNING order_id, modified_at`,
      [storeId, finds.map(({ orderId }) => orderId), finds.map(({ modifiedAt }) => modifiedAt)],
    );
    return rows.map((row) => ({ orderId: row.order_id, modifiedAt: row.modified_at }));
  }

  async forgetFinds(sql: Sql, storeId: string, before: Date): Promise<void> {
    await sql.query('DELETE FROM sweep_finds WHERE store_id = $1 AND modified_at < $2', [storeId, before]);
  }

  async dueAt(sql: Sql, storeId: string): Promise<Date | undefined> {
    const { rows } = await sql.query<{ next_at: Date }>('SELECT next_at FROM sweeps WHERE store_id = $1', [
      storeId,
    ]);
    return rows[0]?.next_at;
  }

  async schedule(sql: Sql, storeId: string, nextAt: Date): Promise<void> {
    await sql.query('UPDATE sweeps SET next_at = $2 WHERE store_id = $1', [storeId, nextAt]);
  }
}

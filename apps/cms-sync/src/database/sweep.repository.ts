import type { Sql } from '#platform/database/database';

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

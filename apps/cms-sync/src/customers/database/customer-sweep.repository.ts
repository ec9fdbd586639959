import type { Sql } from '#platform/database/database';

export interface CustomerSweep {
  /** Up to which change the connection's customers were looked for. */
  readonly sweptUntil: Date;
  /** Set while a sweep is not through: it goes on with the next turn. */
  readonly since: Date | null;
  readonly cursor: string | null;
  readonly nextAt: Date;
}

export interface ChangedCustomer {
  readonly externalId: string;
  readonly modifiedAt: Date;
}

/** Per connection, how far the search for changes is that no event told of. */
export class CustomerSweepRepository {
  /** Begins with the given instant when the connection is new. */
  async of(sql: Sql, connectionId: string, beginning: Date): Promise<CustomerSweep> {
    const { rows } = await sql.query<{
      swept_until: Date;
      since: Date | null;
      cursor: string | null;
      next_at: Date;
    }>(
      `INSERT INTO customer_sweeps (connection_id, swept_until, next_at) VALUES ($1, $2, $2)
       ON CONFLICT (connection_id) DO UPDATE SET connection_id = excluded.connection_id
       RETURNING swept_until, since, cursor, next_at`,
      [connectionId, beginning],
    );
    const [row] = rows;
    if (!row) throw new Error('A sweep just written is not there');
    return { sweptUntil: row.swept_until, since: row.since, cursor: row.cursor, nextAt: row.next_at };
  }

  async advance(
    sql: Sql,
    connectionId: string,
    to: { readonly sweptUntil: Date | null; readonly since: Date; readonly cursor: string | null },
  ): Promise<void> {
    await sql.query(
      `UPDATE customer_sweeps SET swept_until = greatest(swept_until, coalesce($2, swept_until)), cursor = $4,
         since = CASE WHEN $4::text IS NULL THEN NULL ELSE $3::timestamptz END
       WHERE connection_id = $1`,
      [connectionId, to.sweptUntil, to.since, to.cursor],
    );
  }

  async schedule(sql: Sql, connectionId: string, nextAt: Date): Promise<void> {
    await sql.query('UPDATE customer_sweeps SET next_at = $2 WHERE connection_id = $1', [
      connectionId,
      nextAt,
    ]);
  }

  /** Those not asked about before: windows overlap. */
  async newlyFound(
    sql: Sql,
    connectionId: string,
    finds: readonly ChangedCustomer[],
  ): Promise<ChangedCustomer[]> {
    const { rows } = await sql.query<{ external_id: string; modified_at: Date }>(
      `INSERT INTO customer_sweep_finds (connection_id, external_id, modified_at)
       SELECT $1, external_id, modified_at
       FROM unnest($2::text[], $3::timestamptz[]) AS find (external_id, modified_at)
       ON CONFLICT DO NOTHING RETURNING external_id, modified_at`,
      [connectionId, finds.map(({ externalId }) => externalId), finds.map(({ modifiedAt }) => modifiedAt)],
    );
    return rows.map((row) => ({ externalId: row.external_id, modifiedAt: row.modified_at }));
  }

  async forgetFinds(sql: Sql, connectionId: string, before: Date): Promise<void> {
    await sql.query('DELETE FROM customer_sweep_finds WHERE connection_id = $1 AND modified_at < $2', [
      connectionId,
      before,
    ]);
  }
}

import type { Sql } from '#platform/database/database';

const LEASE_SECONDS = 60;

/** One writer of stock per commerce connection; a writer that died lets go after a minute, the same message takes up its own at once. */
export class StockLease {
  async take(sql: Sql, connectionId: string, holder: string): Promise<boolean> {
    const { count } = await sql.query(
      `INSERT INTO stock_leases AS lease (connection_id, holder, until)
       VALUES ($1, $2, now() + make_interval(secs => $3))
       ON CONFLICT (connection_id) DO UPDATE SET holder = excluded.holder, until = excluded.until
       WHERE lease.holder = excluded.holder OR lease.until < now()`,
      [connectionId, holder, LEASE_SECONDS],
    );
    return count > 0;
  }

  async release(sql: Sql, connectionId: string, holder: string): Promise<void> {
    await sql.execute('DELETE FROM stock_leases WHERE connection_id = $1 AND holder = $2', [
      connectionId,
      holder,
    ]);
  }
}

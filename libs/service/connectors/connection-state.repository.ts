import type { Sql } from '#platform/database/database';

/** What the service has told about a connection: a change of state is told once, whichever replica sees it. */
export class ConnectionStateRepository {
  /** True when it was healthy before. */
  async degrade(sql: Sql, connectionId: string, since: Date): Promise<boolean> {
    const { count } = await sql.query(
      `INSERT INTO connection_states (connection_id, state, since) VALUES ($1, 'degraded', $2)
       ON CONFLICT (connection_id) DO UPDATE SET state = 'degraded', since = excluded.since
         WHERE connection_states.state <> 'degraded'`,
      [connectionId, since],
    );
    return count > 0;
  }

  /** Since when it had been degraded; undefined when it was not. */
  async recover(sql: Sql, connectionId: string, at: Date): Promise<Date | undefined> {
    const { rows } = await sql.query<{ since: Date }>(
      `UPDATE connection_states AS now SET state = 'healthy', since = $2
       FROM (SELECT connection_id, since FROM connection_states WHERE connection_id = $1 FOR UPDATE) AS before
       WHERE now.connection_id = before.connection_id AND now.state = 'degraded'
       RETURNING before.since`,
      [connectionId, at],
    );
    return rows[0]?.since;
  }
}

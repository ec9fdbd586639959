import type { ConnectionState } from '#contracts/models/connection-state';
import type { Sql } from '#platform/database/database';

const MOST_STATES = 1_000;

/** What the service has told about a connection: a change of state is told once, whichever replica sees it. */
export class ConnectionStateRepository {
  /** True when it was healthy before. */
  async degrade(
    sql: Sql,
    connectionId: string,
    since: Date,
    failure: { readonly code: string; readonly message: string },
  ): Promise<boolean> {
    const { count } = await sql.query(
      `INSERT INTO connection_states (connection_id, state, since, code, message) VALUES ($1, 'degraded', $2, $3, $4)
       ON CONFLICT (connection_id) DO UPDATE
         SET state = 'degraded', since = excluded.since, code = excluded.code, message = excluded.message
         WHERE connection_states.state <> 'degraded'`,
      [connectionId, since, failure.code, failure.message],
    );
    return count > 0;
  }

  /** Since when it had been degraded; undefined when it was not. Notes that it answered. */
  async recover(sql: Sql, connectionId: string, at: Date): Promise<Date | undefined> {
    const { rows } = await sql.query<{ since: Date }>(
      `UPDATE connection_states AS now SET state = 'healthy', since = $2, last_answer_at = $2, code = NULL, message = NULL
       FROM (SELECT connection_id, since FROM connection_states WHERE connection_id = $1 FOR UPDATE) AS before
       WHERE now.connection_id = before.connection_id AND now.state = 'degraded'
       RETURNING before.since`,
      [connectionId, at],
    );
    if (rows[0]) return rows[0].since;
    await sql.query(
      `INSERT INTO connection_states (connection_id, state, since, last_answer_at) VALUES ($1, 'healthy', $2, $2)
       ON CONFLICT (connection_id) DO UPDATE SET last_answer_at = excluded.last_answer_at`,
      [connectionId, at],
    );
    return undefined;
  }

  async list(sql: Sql): Promise<ConnectionState[]> {
    const { rows } = await sql.query<
      Omit<ConnectionState, 'since' | 'lastAnswerAt'> & { since: Date; lastAnswerAt: Date | null }
    >(
      `SELECT connection_id AS "connectionId", state, since, last_answer_at AS "lastAnswerAt", code, message
       FROM connection_states ORDER BY connection_id LIMIT $1`,
      [MOST_STATES],
    );
    return rows.map(({ since, lastAnswerAt, ...state }) => ({
      ...state,
      since: since.toISOString(),
      lastAnswerAt: lastAnswerAt?.toISOString() ?? null,
    }));
  }
}

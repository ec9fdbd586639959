import type { Sql } from '#platform/database/database';
import type { OutboxRow } from './outbox-row';

export interface ClaimedRow extends OutboxRow {
  readonly id: string;
  /** Epoch seconds. */
  readonly created: number;
}

const CLAIM = `SELECT id, message_id, exchange, routing_key, type, correlation_id, headers, body,
    extract(epoch FROM created_at)::float8 AS created
  FROM outbox WHERE available_at <= now() ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED`;

export async function claimRows(sql: Sql, limit: number): Promise<ClaimedRow[]> {
  return (await sql.query<ClaimedRow>(CLAIM, [limit])).rows;
}

export async function deleteRows(sql: Sql, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await sql.execute('DELETE FROM outbox WHERE id = ANY($1::bigint[])', [ids]);
}

/**
 * The commit that forgets relayed rows does not wait for the disk, and holds up nobody's that does: a crash of the database brings back at
 * most rows that were sent already, and their receivers know them.
 */
export async function forgetWithoutWaiting(sql: Sql): Promise<void> {
  await sql.execute('SET LOCAL synchronous_commit = off');
}

/** Rows no queue takes wait longer each time, up to five minutes, so that they are in nobody's way. */
export async function postponeRows(sql: Sql, ids: readonly string[]): Promise<void> {
  await sql.execute(
    `UPDATE outbox SET returns = returns + 1,
       available_at = now() + make_interval(secs => least(300, power(2, least(returns, 10))))
     WHERE id = ANY($1::bigint[])`,
    [ids],
  );
}

/** Rows whose writer could not bring them to the broker are anybody's again. */
export async function releaseRows(sql: Sql, ids: readonly string[]): Promise<void> {
  await sql.execute('UPDATE outbox SET available_at = now() WHERE id = ANY($1::bigint[])', [ids]);
}

export async function hasDueRows(sql: Sql): Promise<boolean> {
  return (await sql.query('SELECT 1 FROM outbox WHERE available_at <= now() LIMIT 1')).count > 0;
}

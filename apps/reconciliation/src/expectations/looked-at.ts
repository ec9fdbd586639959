import type { Tx } from '#platform/database/database';

/** Entries of one store that are looked at in one turn. */
const AT_ONCE = 20_000;

export interface Looked {
  readonly storeId: string;
  /** The last one looked at; null when there was nothing new. */
  readonly until: string | null;
  /** Old enough to be in the ERP, and nobody has begun to bring them there. */
  readonly missing: string[];
  /** Whether there may be more of the store. */
  readonly more: boolean;
}

/**
 * Entries nobody has looked at, from where the last turn stopped to the first that is young. What lies before is found otherwise when
 * something is wrong with it: its operation is open, or an exception is. So a turn costs as much as is new, not as much as there is.
 */
export async function lookOn(tx: Tx, storeIds: readonly string[], youngSince: Date): Promise<Looked[]> {
  // Where a store has no ERP nothing is expected; when it gets one, everything is.
  await tx.execute('DELETE FROM entries_looked_at WHERE store_id <> ALL ($1)', [storeIds]);
  const { rows } = await tx.query<{ store_id: string; until_seq: string }>('SELECT * FROM entries_looked_at');
  const marks = new Map(rows.map((row) => [row.store_id, row.until_seq]));
  const looked: Looked[] = [];
  for (const storeId of storeIds)
    looked.push(await ofStore(tx, storeId, marks.get(storeId) ?? '0', youngSince));
  return looked;
}

async function ofStore(tx: Tx, storeId: string, after: string, youngSince: Date): Promise<Looked> {
  const { rows } = await tx.query<{ until: string | null; missing: string[]; count: number; young: boolean }>(
    `SELECT count(*)::int AS count, coalesce(bool_or(created_at >= $3), false) AS young,
       coalesce(min(seq) FILTER (WHERE created_at >= $3) - 1, max(seq)) AS until,
       coalesce(array_agg(entry_id) FILTER (WHERE created_at < $3 AND begun IS NULL), '{}') AS missing
     FROM (
       SELECT seq, entry_id, created_at,
         (SELECT entry_id FROM erp_operations AS operation WHERE operation.entry_id = entry.entry_id) AS begun
       FROM journal_entries AS entry WHERE store_id = $1 AND seq > $2 ORDER BY seq LIMIT ${AT_ONCE}) AS entry`,
    [storeId, after, youngSince],
  );
  const { until, missing, count, young } = rows[0]!;
  return { storeId, until, missing, more: count === AT_ONCE && !young };
}

/** They are not looked at again. In the transaction that opened their exceptions. */
export async function lookedAt(tx: Tx, stores: readonly Looked[]): Promise<void> {
  const moved = stores.filter(({ until }) => until !== null);
  await tx.execute(
    `INSERT INTO entries_looked_at (store_id, until_seq) SELECT * FROM unnest($1::text[], $2::bigint[])
     ON CONFLICT (store_id) DO UPDATE SET until_seq = excluded.until_seq`,
    [moved.map(({ storeId }) => storeId), moved.map(({ until }) => until)],
  );
}

/** A backend tells what it has read a second after it has become idle at the latest. */
const TOLD_MS = 1_500;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const READ = `
  SELECT schemaname || '.' || relname AS name, seq_tup_read + coalesce(idx_tup_fetch, 0) AS rows, seq_tup_read AS scanned
  FROM pg_stat_user_tables WHERE schemaname = ANY($1)`;

/** Rows that were read in each table until now: all, and those of scans that go through a whole table. */
export async function rowsRead(pool, schemas) {
  await pause(TOLD_MS);
  const { rows } = await pool.query(READ, [schemas]);
  return new Map(rows.map((row) => [row.name, { rows: Number(row.rows), scanned: Number(row.scanned) }]));
}

/** So many tables are named. */
const NAMED = 5;

/** What lies between two readings, over all tables, and the tables that have most of it. */
export function between(before, after, what) {
  const grown = [...after].map(([name, now]) => ({
    name,
    rows: now[what] - (before.get(name)?.[what] ?? 0),
  }));
  const most = grown.toSorted((one, other) => other.rows - one.rows).slice(0, NAMED);
  return { rows: grown.reduce((sum, { rows }) => sum + rows, 0), most };
}

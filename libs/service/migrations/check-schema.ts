import type { Client } from 'pg';

const UNFINISHED = `
  SELECT 'index ' || relname AS what FROM pg_index
  JOIN pg_class ON pg_class.oid = indexrelid JOIN pg_namespace AS space ON space.oid = relnamespace
  WHERE nspname = $1 AND NOT (indisvalid AND indisready)
  UNION ALL
  SELECT 'constraint ' || conname FROM pg_constraint JOIN pg_namespace AS space ON space.oid = connamespace
  WHERE nspname = $1 AND NOT convalidated
  ORDER BY 1`;

/** Every index answers queries and every constraint holds for all rows: otherwise an error that names those that do not. */
export async function checkSchema(session: Client, schema: string): Promise<void> {
  const { rows } = await session.query<{ what: string }>(UNFINISHED, [schema]);
  if (rows.length === 0) return;
  const names = rows.map(({ what }) => what).join(', ');
  throw new Error(`Schema "${schema}" is not finished: ${names}. Run the migrations again.`);
}

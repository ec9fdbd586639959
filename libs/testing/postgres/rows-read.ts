import type { Database, Sql } from '#platform/database/database';

export interface Asked {
  readonly text: string;
  readonly values: readonly unknown[];
}

interface PlanNode {
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Shared Hit Blocks': number;
  readonly 'Shared Read Blocks': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** Notes what is asked, and lets it be asked. */
export function listening<T extends Sql>(asker: T): { readonly sql: T; readonly asked: Asked[] } {
  const asked: Asked[] = [];
  const sql = Object.create(asker) as T;
  sql.query = (text, values = []) => {
    asked.push({ text, values });
    return asker.query(text, values);
  };
  return { sql, asked };
}

/** After so many uses a connection may keep one plan for all values alike. */
const USES = 6;

/** Pages of an index and of a table that finding one row takes, generously. */
const PAGES_OF_A_ROW = 5;

/**
 * Rows that a query goes through in tables, also those it throws away, when a connection is asked it again and again. What is thrown away
 * inside an index is told by nobody, but seen by the pages.
 */
export async function rowsRead(database: Database, { text, values }: Asked): Promise<number> {
  return database.session(async (query) => {
    const given = values.length === 0 ? '' : `(${values.map(asText).join(', ')})`;
    // As every session of a service has it.
    await query('SET random_page_cost = 1.1');
    await query(`PREPARE probe AS ${text}`);
    try {
      for (let use = 0; use < USES; use += 1) await query(`EXECUTE probe${given}`);
      const { rows } = await query<{ 'QUERY PLAN': ReadonlyArray<{ readonly Plan: PlanNode }> }>(
        `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) EXECUTE probe${given}`,
      );
      const plan = rows[0]!['QUERY PLAN'][0]!.Plan;
      const pages = plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
      return Math.max(rowsOf(plan), Math.ceil(pages / PAGES_OF_A_ROW));
    } finally {
      await query('DEALLOCATE probe');
      await query('RESET ALL');
    }
  });
}

function rowsOf(node: PlanNode): number {
  const { Plans: parts = [] } = node;
  const rows = (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'];
  return parts.reduce((sum, part) => sum + rowsOf(part), node['Relation Name'] === undefined ? 0 : rows);
}

function asText(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (Array.isArray(value)) return quoted(`{${value.map((one) => JSON.stringify(one)).join(',')}}`);
  return quoted(value instanceof Date ? value.toISOString() : `${value as string | number}`);
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

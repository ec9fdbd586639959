import { z } from 'zod';
import { Failure } from '#platform/errors/failure';
import type { FrappeClient } from '../client/frappe-client';

const PAGE = 100;
const cursorSchema = z.object({ from: z.string(), seen: z.array(z.string()) });
type Row = Readonly<Record<string, unknown>>;

/** Pages of documents by one of their times, which ERPNext keeps to the microsecond; a page begins at the time of the last row before it. */
export async function documentPage(
  client: FrappeClient,
  doctype: string,
  by: { readonly field: 'creation' | 'modified'; readonly fields: readonly string[] },
  from: string,
  cursor: string | null,
): Promise<{ readonly rows: readonly Row[]; readonly nextCursor: string | null }> {
  const at = cursor === null ? { from, seen: [] } : parse(cursor);
  const found = await client.list(doctype, {
    filters: [[by.field, '>=', at.from]],
    fields: ['name', by.field, ...by.fields],
    orderBy: `${by.field} asc`,
    limit: PAGE + at.seen.length,
  });
  const rows = found.filter((row) => !at.seen.includes(String(row['name'])));
  const newest = rows.at(-1)?.[by.field];
  const last = typeof newest === 'string' ? newest : at.from;
  const tied = rows.filter((row) => row[by.field] === last).map((row) => String(row['name']));
  const seen = last === at.from ? [...at.seen, ...tied] : tied;
  const more = found.length >= PAGE + at.seen.length;
  return { rows, nextCursor: more ? JSON.stringify({ from: last, seen }) : null };
}

function parse(cursor: string): z.output<typeof cursorSchema> {
  try {
    return cursorSchema.parse(JSON.parse(cursor));
  } catch (error) {
    throw Failure.permanent('cursor-unreadable', 'This cursor is none of ours', { cause: error });
  }
}

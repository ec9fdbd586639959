import type { KenticoDatabase } from '../kentico-database';
import { siteTable } from '../schema/shop-tables';
import type { Row, Table } from '../schema/table';
import { compileOrderBy, selectedColumns } from '../sql/order-by';
import { compileWhere } from '../sql/where';
import { notFound } from './rest-error';

/** `currentsite` is the site of the request's domain. */
export type Scope =
  | { readonly kind: 'site'; readonly site: string }
  | { readonly kind: 'currentsite' }
  | { readonly kind: 'global' }
  | { readonly kind: 'all' };

export interface ListQuery {
  readonly where?: string;
  readonly orderby?: string;
  readonly columns?: string;
  readonly topn?: string;
  readonly offset?: string;
  readonly maxrecords?: string;
}

export interface ListAnswer {
  readonly rows: Row[];
  readonly total: number;
  readonly columns: string[] | undefined;
}

/** `where`: as the query has it; rows that it rules out at once may be missing. */
export function scopedRows(database: KenticoDatabase, table: Table, scope: Scope, where?: string): Row[] {
  const { site } = table;
  const siteId = scope.kind === 'site' || scope.kind === 'currentsite' ? siteIdOf(database, scope) : null;
  const id = idAskedFor(table, where);
  if (id !== undefined) {
    const row = database.byId(table, id);
    const isOutside = site !== null && scope.kind !== 'all' && row?.[site] !== siteId;
    return row === undefined || isOutside ? [] : [row];
  }
  return site === null || scope.kind === 'all' ? database.rows(table) : database.where(table, site, siteId);
}

/** The primary key, where the fragment asks for one row and nothing else. */
function idAskedFor(table: Table, where: string | undefined): number | undefined {
  const [, column, id] = /^\s*([A-Za-z]+)\s*=\s*(\d{1,9})\s*$/.exec(where ?? '') ?? [];
  return column?.toLowerCase() === table.id.toLowerCase() ? Number(id) : undefined;
}

export function siteIdOf(
  database: KenticoDatabase,
  scope: { readonly kind: 'site'; readonly site: string } | { readonly kind: 'currentsite' },
): number {
  const site = database.find(
    siteTable,
    (row) =>
      scope.kind === 'currentsite' || String(row['SiteName']).toLowerCase() === scope.site.toLowerCase(),
  );
  if (!site) throw notFound('Site does not exist.');
  return Number(site['SiteID']);
}

/** Without `topn` and `maxrecords` everything comes back: there is no default page. */
export function applyQuery(
  rows: readonly Row[],
  table: Table,
  query: ListQuery,
  utcOffsetMinutes: number,
): ListAnswer {
  const where = query.where ? compileWhere(query.where, table, utcOffsetMinutes) : () => true;
  let found = rows.filter(where);
  if (query.orderby) found = [...found].sort(compileOrderBy(query.orderby, table));
  if (query.topn) found = found.slice(0, Number(query.topn));
  const total = found.length;
  const offset = Number(query.offset ?? 0);
  if (query.maxrecords) found = found.slice(offset, offset + Number(query.maxrecords));
  return {
    rows: found,
    total,
    columns: query.columns ? selectedColumns(query.columns, table) : undefined,
  };
}

/** An integer is looked for by id; everything else by GUID, then by code name, within the given rows. */
export function findObject(
  database: KenticoDatabase,
  table: Table,
  key: string,
  within: () => readonly Row[],
): Row {
  const { guid, codeName } = table;
  const row = /^\d+$/.test(key)
    ? database.byId(table, Number(key))
    : (within().find((candidate) => guid !== null && candidate[guid] === key.toLowerCase()) ??
      within().find((candidate) => codeName !== null && candidate[codeName] === key));
  if (!row) throw notFound('Object not found.');
  return row;
}

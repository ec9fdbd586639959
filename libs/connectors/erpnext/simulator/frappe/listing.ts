import { plainText } from './plain-text';
import type { Doc } from './document';
import { CHILD_FIELDS, STANDARD_FIELDS, rowsOf } from './document';
import type { DocType } from './doctype';
import type { Filter } from './filters';
import { matches, parseFilters, parseJson } from './filters';
import { FrappeError } from './frappe-error';
import type { Site } from './site';

export interface ListQuery {
  readonly fields?: string;
  readonly filters?: string;
  readonly order_by?: string;
  readonly limit?: string;
  readonly limit_start?: string;
  readonly limit_page_length?: string;
}

const DEFAULT_PAGE = 20;

/** `GET /api/resource/<DocType>`: only names unless fields are asked for, twenty rows unless more are. */
export function listDocuments(site: Site, type: DocType, query: ListQuery): Array<Record<string, unknown>> {
  const fields = wantedFields(query.fields);
  for (const field of fields) {
    if (field !== '*') requireColumn(site, type, field, 'field list');
  }
  const filters = parseFilters(query.filters);
  for (const filter of filters) {
    requireColumn(site, site.doctype(filter.doctype ?? type.name), filter.field, 'where clause');
  }
  const found = candidates(site, type, filters).filter((doc) =>
    filters.every((filter) => fits(site, type, doc, filter)),
  );
  const sorted = order(found, query.order_by);
  const start = Number(query.limit_start ?? 0);
  const length = Number(query.limit_page_length ?? query.limit ?? DEFAULT_PAGE);
  const page = length === 0 ? sorted.slice(start) : sorted.slice(start, start + length);
  return page.map((doc) => pick(site, type, doc, fields));
}

const TELLING = new Set(['Data', 'Dynamic Link']);

/** Documents that can fit, told by the first filter that asks for one text of a field that tells documents apart. */
function candidates(site: Site, type: DocType, filters: readonly Filter[]): Doc[] {
  const telling = new Set(
    site.fieldsOf(type).flatMap(({ fieldname, fieldtype }) => (TELLING.has(fieldtype) ? [fieldname] : [])),
  );
  for (const { doctype, field, operator, value } of filters) {
    const isOwn = doctype === undefined || doctype === type.name;
    if (isOwn && operator === '=' && typeof value === 'string' && telling.has(field)) {
      return site.sayingIn(type.name, field, value);
    }
  }
  return site.all(type.name);
}

function wantedFields(raw: string | undefined): string[] {
  if (raw === undefined) return ['name'];
  const parsed = parseJson(raw);
  return Array.isArray(parsed) ? parsed.map(String) : ['name'];
}

function requireColumn(site: Site, type: DocType, field: string, place: string): void {
  const known = site.fieldsOf(type).some((candidate) => candidate.fieldname === field);
  if (known || STANDARD_FIELDS.includes(field) || (type.child && CHILD_FIELDS.includes(field))) return;
  if (place === 'field list') throw new FrappeError('DataError', `Field not permitted in query: ${field}`);
  throw new FrappeError(
    'OperationalError',
    `(1054, "Unknown column 'tab${type.name}.${field}' in '${place}'")`,
    [],
  );
}

function fits(site: Site, type: DocType, doc: Doc, filter: Filter): boolean {
  if (filter.doctype === undefined || filter.doctype === type.name) return matches(doc, filter);
  const table = site.fieldsOf(type).find((field) => field.options === filter.doctype);
  return table !== undefined && rowsOf(doc, table.fieldname).some((row) => matches(row, filter));
}

function order(docs: Doc[], orderBy: string | undefined): Doc[] {
  const [column = 'modified', direction = 'desc'] = (orderBy ?? 'modified desc')
    .replace(/`tab[^`]*`\./g, '')
    .trim()
    .split(/\s+/);
  const sign = direction.toLowerCase() === 'asc' ? 1 : -1;
  return [...docs].sort((a, b) => sign * plainText(a[column]).localeCompare(plainText(b[column])));
}

function pick(site: Site, type: DocType, doc: Doc, fields: readonly string[]): Record<string, unknown> {
  const names = fields.includes('*')
    ? [
        ...STANDARD_FIELDS,
        ...site
          .fieldsOf(type)
          .filter((field) => field.fieldtype !== 'Table')
          .map((field) => field.fieldname),
      ]
    : fields;
  return Object.fromEntries(names.map((name) => [name, doc[name] ?? null]));
}

import type { StripeWorld } from '../world/world';
import { invalidRequest } from './api-error';

interface SearchRequest {
  readonly query: string;
  readonly limit?: number | undefined;
  readonly page?: string | undefined;
}

type Searchable = string | number | boolean | null | undefined;

interface Clause {
  readonly negated: boolean;
  readonly field: string;
  readonly operator: string;
  readonly value: string;
}

const CLAUSE =
  /^(-)?([a-z_]+(?:\[(?:'|")[^'"]+(?:'|")\])?(?:\.[a-z_]+)*)\s*(:|~|>=|<=|>|<)\s*('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|-?\d+|null)/;

/** Stripe's search language over an index that lags behind what was written. */
export function search<T extends { id: string }>(
  world: StripeWorld,
  items: readonly T[],
  request: SearchRequest,
  url: string,
): object {
  const { clauses, any } = parse(request.query);
  const indexedUntil = (world.clock.now().getTime() - world.settings.searchLagMs) / 1000;
  const found = items
    .filter((item) => Number((item as { created?: number }).created ?? 0) <= indexedUntil)
    .filter((item) => (any ? clauses.some((c) => matches(item, c)) : clauses.every((c) => matches(item, c))))
    .reverse();
  const start = request.page === undefined ? 0 : Number(Buffer.from(request.page, 'base64url').toString());
  if (!Number.isInteger(start)) throw invalidRequest(`Invalid page: ${request.page}`, { param: 'page' });
  const end = start + (request.limit ?? 10);
  const has_more = found.length > end;
  const next_page = has_more ? Buffer.from(String(end)).toString('base64url') : null;
  return { object: 'search_result', url, has_more, data: found.slice(start, end), next_page };
}

function parse(query: string): { readonly clauses: readonly Clause[]; readonly any: boolean } {
  const clauses: Clause[] = [];
  const joints = new Set<string>();
  let rest = query.trim();
  while (rest !== '') {
    const match = CLAUSE.exec(rest);
    if (!match) throw malformed(query);
    const [whole, minus, field = '', operator = ':', value = ''] = match;
    clauses.push({ negated: minus !== undefined, field, operator, value: unquote(value) });
    rest = rest.slice(whole.length);
    if (rest === '') break;
    const joint = /^\s+(?:(AND|OR)\s+)?/i.exec(rest);
    if (!joint) throw malformed(query);
    joints.add((joint[1] ?? 'AND').toUpperCase());
    rest = rest.slice(joint[0].length);
  }
  if (clauses.length === 0 || joints.size > 1) throw malformed(query);
  return { clauses, any: joints.has('OR') };
}

function matches(item: object, { negated, field, operator, value }: Clause): boolean {
  const actual = fieldOf(item, field);
  return compare(actual, operator, value) !== negated;
}

function compare(actual: Searchable, operator: string, value: string): boolean {
  if (value === 'null' && operator === ':') return actual === null || actual === undefined;
  if (actual === null || actual === undefined) return false;
  switch (operator) {
    case ':':
      return String(actual).toLowerCase() === value.toLowerCase();
    case '~':
      return String(actual).toLowerCase().includes(value.toLowerCase());
    case '>':
      return Number(actual) > Number(value);
    case '<':
      return Number(actual) < Number(value);
    case '>=':
      return Number(actual) >= Number(value);
    default:
      return Number(actual) <= Number(value);
  }
}

function fieldOf(item: object, field: string): Searchable {
  const metadata = /^metadata\[['"](.+)['"]\]$/.exec(field);
  const path = metadata ? ['metadata', metadata[1] ?? ''] : field.split('.');
  const value = path.reduce<unknown>(
    (owner, part) => (owner as Record<string, unknown> | null | undefined)?.[part],
    item,
  );
  return typeof value === 'object' ? null : (value as Searchable);
}

function unquote(text: string): string {
  return /^['"]/.test(text) ? text.slice(1, -1).replace(/\\(.)/g, '$1') : text;
}

function malformed(query: string): Error {
  return invalidRequest(`We were unable to parse your search query: ${query}`, { param: 'query' });
}

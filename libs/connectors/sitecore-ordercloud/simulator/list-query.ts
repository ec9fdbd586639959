import type { Fields } from './models';
import { OcError } from './oc-error';

type Query = Readonly<Record<string, string | string[] | undefined>>;

const OPTIONS: ReadonlySet<string> = new Set([
  'page',
  'pageSize',
  'sortBy',
  'search',
  'searchOn',
  'from',
  'to',
]);
const LARGEST_PAGE = 100;
const LAST_PAGE = 30;

/** One page of a list, with the documented filters: `a|b`, `!x`, `>x`, `<x`, `!<x`, wildcard `*`, names repeated for "and". */
export function listPage(items: readonly Fields[], query: Query): object {
  const page = positive(query['page'], 1);
  const pageSize = positive(query['pageSize'], 20);
  if (pageSize > LARGEST_PAGE || page > LAST_PAGE) {
    throw OcError.invalid(
      'InvalidRequest',
      `pageSize is at most ${LARGEST_PAGE}, page at most ${LAST_PAGE}.`,
    );
  }
  const wanted = Object.entries(query)
    .filter(([name]) => !OPTIONS.has(name))
    .flatMap(([name, value]) => [value ?? []].flat().map((filter) => ({ name, holds: filterOf(filter) })));
  const found = items.filter((item) => wanted.every(({ name, holds }) => holds(item[name])));
  const sorted = sort(found, String(query['sortBy'] ?? 'ID').split(','));
  const start = (page - 1) * pageSize;
  const Items = sorted.slice(start, start + pageSize);
  return {
    Meta: {
      Page: page,
      PageSize: pageSize,
      TotalCount: sorted.length,
      TotalPages: Math.ceil(sorted.length / pageSize),
      ItemRange: [start + 1, start + Items.length],
      NextPageKey: null,
    },
    Items,
  };
}

/** Read once, asked of every entry: lists of ten thousand users are looked through. */
function filterOf(filter: string): (value: unknown) => boolean {
  const rest = filter.slice(1);
  if (filter.startsWith('!')) {
    const holds = filterOf(rest);
    return (value) => !holds(value);
  }
  if (filter.startsWith('>')) return (value) => compare(value, rest) > 0;
  if (filter.startsWith('<')) return (value) => compare(value, rest) < 0;
  const patterns = filter.split('|').map(pattern);
  return (value) => patterns.some((wanted) => wanted.test(textOf(value)));
}

function compare(value: unknown, text: string): number {
  const left = textOf(value);
  const times = [Date.parse(left), Date.parse(text)] as const;
  if (/^\d{4}-\d\d-\d\dT/.test(left) && !times.some(Number.isNaN)) return times[0] - times[1];
  return left < text ? -1 : left > text ? 1 : 0;
}

function sort(items: readonly Fields[], by: readonly string[]): Fields[] {
  return [...items].sort((a, b) => {
    for (const key of by) {
      const name = key.replace(/^!/, '');
      const order = compare(a[name], textOf(b[name])) * (key.startsWith('!') ? -1 : 1);
      if (order !== 0) return order;
    }
    return 0;
  });
}

function pattern(wanted: string): RegExp {
  const parts = wanted.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'i');
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}

function positive(value: string | string[] | undefined, fallback: number): number {
  if (value === undefined) return fallback;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1)
    throw OcError.invalid('InvalidRequest', `Not a page: ${String(value)}`);
  return number;
}

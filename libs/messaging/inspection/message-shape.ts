import type { ShapeDifference } from '#contracts/queries/message-inspection';

/** Path to type of value, without the values: `order.lines[].sku` is `text`. */
export type Shape = Readonly<Record<string, string>>;

const MOST_PATHS = 500;
const MOST_LOOKED_AT = 5_000;
const MOST_DIFFERENCES = 200;

/** Positions of a list are one path; types that differ between them are told together. */
export function shapeOf(body: unknown): Shape {
  const types = new Map<string, Set<string>>();
  const pending: Array<readonly [path: string, value: unknown]> = [['', body]];
  for (let looked = 0; pending.length > 0 && looked < MOST_LOOKED_AT; looked += 1) {
    const [path, value] = pending.pop()!;
    if (path !== '' && (types.has(path) || types.size < MOST_PATHS)) {
      types.set(path, (types.get(path) ?? new Set()).add(typeOf(value)));
    }
    if (Array.isArray(value)) for (const item of value) pending.push([`${path}[]`, item]);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value))
        pending.push([path === '' ? key : `${path}.${key}`, item]);
    }
  }
  return Object.fromEntries([...types].map(([path, found]) => [path, [...found].sort().join(' | ')]));
}

/** In the order of the paths. Below something that is missing or new nothing more is told. */
export function differencesOf(good: Shape, now: Shape): ShapeDifference[] {
  const paths = [...new Set([...Object.keys(good), ...Object.keys(now)])].sort();
  const found: ShapeDifference[] = [];
  for (const path of paths) {
    const [before, after] = [own(good, path), own(now, path)];
    if (before === after || found.some((one) => isBelow(path, one))) continue;
    const kind = after === null ? 'missing' : before === null ? 'added' : 'other-type';
    found.push({ path, kind, good: before, now: after });
    if (found.length >= MOST_DIFFERENCES) break;
  }
  return found;
}

const own = (shape: Shape, path: string): string | null => (Object.hasOwn(shape, path) ? shape[path]! : null);

const isBelow = (path: string, { path: above }: ShapeDifference): boolean =>
  path.startsWith(`${above}.`) || path.startsWith(`${above}[]`);

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

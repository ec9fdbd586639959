export interface Difference {
  readonly path: string;
  readonly mine: string;
  readonly theirs: string;
}

const MOST = 50;
const LONGEST = 120;

/** Where two values differ, down to what is no object any more; what has an id in a list is found by it, wherever it stands. */
export function differences(before: unknown, after: unknown, path = ''): Difference[] {
  const [left, right] = [byId(before), byId(after)];
  const [mine, theirs] = [sameShape(left, right), sameShape(right, left)];
  if (isObject(mine) && isObject(theirs)) {
    const keys = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])].sort();
    return keys
      .flatMap((key) => differences(mine[key], theirs[key], path === '' ? key : `${path}.${key}`))
      .slice(0, MOST);
  }
  const [a, b] = [text(mine), text(theirs)];
  return a === b ? [] : [{ path, mine: a, theirs: b }];
}

/** `[{id: 'a', ...}]` as `{a: {...}}`; a list without ids of its own stays one. */
function byId(value: unknown): unknown {
  if (!Array.isArray(value) || value.length === 0) return value;
  const ids = value.map((one: unknown) => (isObject(one) ? (one['id'] ?? one['target']) : undefined));
  const known = ids.filter((id): id is string => typeof id === 'string');
  if (known.length < value.length || new Set(known).size < value.length) return value;
  return Object.fromEntries(known.map((id, index) => [id, value[index] as unknown]));
}

/** A list that was emptied, or began empty, lies beside one with ids. */
const sameShape = (one: unknown, other: unknown): unknown =>
  Array.isArray(one) && one.length === 0 && isObject(other) ? {} : one;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function text(value: unknown): string {
  if (value === undefined || value === null || value === '') return '—';
  const whole = typeof value === 'string' ? value : JSON.stringify(value);
  return whole.length > LONGEST ? `${whole.slice(0, LONGEST)}…` : whole;
}

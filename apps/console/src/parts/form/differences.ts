export interface Difference {
  readonly path: string;
  readonly mine: string;
  readonly theirs: string;
}

const MOST = 50;
const LONGEST = 120;

/** Where two values differ, down to what is no object any more. */
export function differences(mine: unknown, theirs: unknown, path = ''): Difference[] {
  if (isObject(mine) && isObject(theirs)) {
    const keys = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])].sort();
    return keys
      .flatMap((key) => differences(mine[key], theirs[key], path === '' ? key : `${path}.${key}`))
      .slice(0, MOST);
  }
  const [a, b] = [text(mine), text(theirs)];
  return a === b ? [] : [{ path, mine: a, theirs: b }];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function text(value: unknown): string {
  if (value === undefined || value === null || value === '') return '—';
  const whole = typeof value === 'string' ? value : JSON.stringify(value);
  return whole.length > LONGEST ? `${whole.slice(0, LONGEST)}…` : whole;
}

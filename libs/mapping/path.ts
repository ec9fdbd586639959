const SEGMENT = /^[A-Za-z_][A-Za-z0-9_-]{0,99}$/;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** Segments of `order.customer.email`; undefined for anything that is not a plain path of names. */
export function parsePath(text: string): readonly string[] | undefined {
  const segments = text.split('.');
  return segments.every((segment) => SEGMENT.test(segment) && !FORBIDDEN.has(segment)) ? segments : undefined;
}

/** Own properties only; undefined as soon as a step is missing. */
export function readPath(input: unknown, path: readonly string[]): unknown {
  let value = input;
  for (const segment of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, segment)) return undefined;
    value = (value as Record<string, unknown>)[segment];
  }
  return value;
}

/** Sets a value, making objects on the way. False when a value that is no object stands in the way. */
export function writePath(target: Record<string, unknown>, path: readonly string[], value: unknown): boolean {
  let parent = target;
  for (const segment of path.slice(0, -1)) {
    const next = parent[segment];
    if (next === undefined) {
      const made: Record<string, unknown> = {};
      parent[segment] = made;
      parent = made;
    } else if (typeof next === 'object' && next !== null && !Array.isArray(next)) {
      parent = next as Record<string, unknown>;
    } else {
      return false;
    }
  }
  parent[path[path.length - 1]!] = value;
  return true;
}

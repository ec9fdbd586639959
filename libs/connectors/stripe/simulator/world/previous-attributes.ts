import { isDeepStrictEqual } from 'node:util';

/** The old values of what an update changed: `data.previous_attributes` of an event. Nested objects show changed keys only. */
export function previousAttributes(before: object, after: object): Record<string, unknown> {
  const previous: Record<string, unknown> = {};
  const newer = after as Record<string, unknown>;
  const older = before as Record<string, unknown>;
  for (const key of new Set([...Object.keys(older), ...Object.keys(newer)])) {
    const [was, is] = [older[key], newer[key]];
    if (isDeepStrictEqual(was, is)) continue;
    previous[key] = isPlain(was) && isPlain(is) ? previousAttributes(was, is) : (was ?? null);
  }
  return previous;
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

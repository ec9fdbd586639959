import { Failure } from '#platform/errors/failure';

/** Cursors are opaque to callers: the sort key of the last item, in base64url. */
function encodeCursor(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** Each part must be such that the database can compare it. @throws Failure permanent `invalid-cursor` */
export function decodeCursor(cursor: string | null, parts: readonly RegExp[]): string[] | undefined {
  if (cursor === null) return undefined;
  const key = parse(cursor);
  const valid =
    Array.isArray(key) &&
    key.length === parts.length &&
    key.every((part, index) => typeof part === 'string' && parts[index]!.test(part));
  if (valid) return key as string[];
  throw Failure.permanent('invalid-cursor', 'This cursor was not given out by this list');
}

export const CURSOR_PART = {
  instant: /^\d{4}-(0[1-9]|1[0-2])-([012]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?Z$/,
  number: /^\d{1,9}$/,
  text: /^[^\u0000]{1,500}$/u,
} as const;

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

/** One more row than asked for says whether there is a next page. */
export function pageOfRows<R, T>(
  rows: readonly R[],
  limit: number,
  item: (row: R) => T,
  key: (row: R) => readonly string[],
): { items: T[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(item),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(key(last)) : null,
  };
}

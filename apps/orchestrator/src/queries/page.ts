/** Cursors are opaque to callers: the sort key of the last item, in base64url. */
function encodeCursor(key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** Undefined for none and for one that we did not make. */
export function decodeCursor(cursor: string | null, length: number): string[] | undefined {
  if (cursor === null) return undefined;
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const valid =
      Array.isArray(key) && key.length === length && key.every((part) => typeof part === 'string');
    return valid ? key : undefined;
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

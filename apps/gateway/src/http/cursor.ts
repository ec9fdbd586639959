import { problem, ProblemError, type Problem } from '#platform/http/problem';

/** Opaque to clients: where the last page ended. */
export function encodeCursor(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts), 'utf8').toString('base64url');
}

export function decodeCursor(cursor: string, length: number): string[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parts) && parts.length === length && parts.every(isPlainText)) return parts;
  } catch {
    // told below
  }
  return refuseCursor();
}

/** Where a list in the order of time ended: an instant and an id. */
export function decodePosition(cursor: string | null): [at: string | null, id: string | null] {
  if (cursor === null) return [null, null];
  const [at, id] = decodeCursor(cursor, 2);
  return INSTANT.test(at!) && !Number.isNaN(Date.parse(at!)) ? [at!, id!] : refuseCursor();
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
const isPlainText = (part: unknown): part is string => typeof part === 'string' && !part.includes('\u0000');

const refuseCursor = (): never => {
  throw new ProblemError(invalidCursor());
};

/** Told alike whether the cursor was read here or by another service. */
export const invalidCursor = (): Problem =>
  problem(400, 'invalid-cursor', 'The cursor is not one of ours', {
    errors: [{ path: 'cursor', code: 'invalid', message: 'Take it from nextCursor of the page before' }],
  });

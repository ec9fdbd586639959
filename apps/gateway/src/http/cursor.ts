import { raiseProblem } from '#platform/http/problem';

/** Opaque to clients: where the last page ended. */
export function encodeCursor(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts), 'utf8').toString('base64url');
}

export function decodeCursor(cursor: string, length: number): string[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(parts) && parts.length === length && parts.every((part) => typeof part === 'string')) {
      return parts;
    }
  } catch {
    // told below
  }
  return raiseProblem(400, 'cursor-invalid', 'The cursor is not one of ours', [
    { path: 'cursor', code: 'invalid', message: 'Take it from nextCursor of the page before' },
  ]);
}

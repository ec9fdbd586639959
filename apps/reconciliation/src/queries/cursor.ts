import { Failure } from '#platform/errors/failure';

/** Cursors are opaque to callers: a position in the journal. */
export function encodeCursor(position: string | null): string | null {
  return position === null ? null : Buffer.from(`je:${position}`).toString('base64url');
}

export function decodeCursor(cursor: string | null): string | null {
  if (cursor === null) return null;
  const position = /^je:(\d{1,18})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8'))?.[1];
  if (position !== undefined) return position;
  throw Failure.permanent('invalid-cursor', 'This cursor was not given out by a list of journal entries');
}

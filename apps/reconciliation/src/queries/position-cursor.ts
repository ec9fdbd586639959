import { z } from 'zod';
import { Failure } from '#platform/errors/failure';

const PositionSchema = z.array(z.string().max(200)).max(4);

/** Opaque to callers: the sort values of the last row seen. */
export function writePosition(position: readonly string[] | null): string | null {
  return position === null ? null : Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** @throws Failure `invalid-cursor` for a cursor that no list of ours gave out */
export function readPosition(cursor: string | null, values: number): string[] | null {
  if (cursor === null) return null;
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8');
    const position = PositionSchema.length(values).parse(JSON.parse(text));
    if (!position.some((value) => value.includes('\u0000'))) return position;
  } catch {
    // Not ours: told below.
  }
  throw Failure.permanent('invalid-cursor', 'This cursor was not given out by this list');
}

import { z } from 'zod';
import { Failure } from '#platform/errors/failure';

const cursorSchema = z.tuple([z.iso.datetime(), z.string(), z.string()]);

export interface OrdersCursor {
  readonly placedAt: string;
  readonly storeId: string;
  readonly orderId: string;
}

export function encodeCursor({ placedAt, storeId, orderId }: OrdersCursor): string {
  return Buffer.from(JSON.stringify([placedAt, storeId, orderId])).toString('base64url');
}

/** @throws Failure permanent `invalid-cursor` */
export function decodeCursor(cursor: string): OrdersCursor {
  const parsed = cursorSchema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!parsed.success)
    throw Failure.permanent('invalid-cursor', 'This is not a cursor of the list of orders');
  const [placedAt, storeId, orderId] = parsed.data;
  return { placedAt, storeId, orderId };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

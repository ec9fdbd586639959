import { createHash } from 'node:crypto';

const DATA_LENGTH = 140;
const KEPT = 90;

/** A key that fits a Data field: as it is, or its beginning and a digest of the whole. */
export function fittingKey(key: string): string {
  if (key.length <= DATA_LENGTH) return key;
  return `${key.slice(0, KEPT)}:${createHash('sha256').update(key).digest('hex').slice(0, 40)}`;
}

import { createHmac, timingSafeEqual } from 'node:crypto';

export const OC_HASH_HEADER = 'x-oc-hash';

/** base64 of HMAC-SHA256 over the bytes of the body as they came, keyed with the UTF-8 bytes of the hash key. */
export function ocHash(hashKey: string, rawBody: Buffer | string): string {
  return createHmac('sha256', hashKey).update(rawBody).digest('base64');
}

export type HashVerdict = 'match' | 'missing' | 'malformed' | 'mismatch';

/** Whether one of the live keys made the hash; compared without telling how much of it was right. */
export function checkOcHash(
  hashKeys: readonly string[],
  given: string | undefined,
  rawBody: Buffer,
): HashVerdict {
  if (given === undefined || given === '') return 'missing';
  if (!/^[A-Za-z0-9+/]{43}=$/.test(given)) return 'malformed';
  const bytes = Buffer.from(given, 'base64');
  const matching = hashKeys
    .filter((key) => key !== '')
    .filter((key) => timingSafeEqual(Buffer.from(ocHash(key, rawBody), 'base64'), bytes));
  return matching.length > 0 ? 'match' : 'mismatch';
}

import { createHash } from 'node:crypto';

const READABLE_LENGTH = 60;
const DIGEST_LENGTH = 24;
const SEPARATOR = ' · ';
/** Memos of transactions hold 999 characters. */
const MEMO_LENGTH = 999;

/**
 * The external ID of a key: what can be read of it, and its digest. Letters, digits, hyphens and dots only, because it stands in addresses;
 * the digest keeps apart what differs in case or signs alone.
 */
export function externalIdOf(key: string): string {
  const readable = key.replace(/[^A-Za-z0-9]+/g, '-').slice(0, READABLE_LENGTH);
  return `${readable}.${createHash('sha256').update(key).digest('hex').slice(0, DIGEST_LENGTH)}`;
}

/** A memo begins with the whole key, from which the ledger is read back. */
export const memoOf = (key: string, text: string): string =>
  `${key}${SEPARATOR}${text.replace(/\s+/g, ' ')}`.slice(0, MEMO_LENGTH);

/** The key in a memo, if it is the one that belongs to the external ID. */
export function keyInMemo(memo: unknown, externalId: unknown): string | null {
  if (typeof memo !== 'string') return null;
  const key = memo.split(SEPARATOR)[0]!.trim();
  return externalIdOf(key) === externalId ? key : null;
}

import { createHash, timingSafeEqual } from 'node:crypto';

/** The fingerprint of a server's public key as OpenSSH writes it: `SHA256:` and Base64 without padding. */
export const fingerprintOf = (key: Buffer): string =>
  `SHA256:${createHash('sha256').update(key).digest('base64').replace(/=+$/, '')}`;

export function isPinned(key: Buffer, pinned: string): boolean {
  const [is, should] = [Buffer.from(fingerprintOf(key)), Buffer.from(pinned)];
  return is.length === should.length && timingSafeEqual(is, should);
}

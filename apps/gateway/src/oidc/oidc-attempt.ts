import { createHash, createHmac, randomBytes } from 'node:crypto';

/** What only this attempt to sign in knows. All of it comes from the value in the browser's cookie: nothing of it is kept here. */
export interface OidcAttempt {
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE. */
  readonly verifier: string;
}

export const newAttemptValue = (): string => randomBytes(32).toString('base64url');

export const attemptHash = (value: string): string => createHash('sha256').update(value).digest('hex');

export function attemptOf(value: string): OidcAttempt {
  const derived = (name: string): string => createHmac('sha256', value).update(name).digest('base64url');
  return { state: derived('state'), nonce: derived('nonce'), verifier: derived('verifier') };
}

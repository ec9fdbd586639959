import { createHash, timingSafeEqual } from 'node:crypto';
import { RestError } from './rest-error';

export interface RestUser {
  readonly userName: string;
  readonly password: string;
}

const REALM = { 'www-authenticate': 'Basic realm="CMS REST Service"' };

/** Throws 401 with the realm when the header is missing or wrong. */
export function requireUser(header: string | undefined, user: RestUser): void {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/.exec(header ?? '')?.[1];
  const given = encoded === undefined ? '' : Buffer.from(encoded, 'base64').toString('utf8');
  if (!timingSafeEqual(digest(given), digest(`${user.userName}:${user.password}`))) {
    throw new RestError(401, 'Unauthorized', REALM);
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

import type { FastifyRequest } from 'fastify';
import { FrappeError } from './frappe/frappe-error';

export interface User {
  readonly email: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  /** May read everything and write nothing. */
  readonly readOnly?: boolean;
  /** DocTypes that none of the user's roles reaches. */
  readonly denied?: readonly string[];
}

/** `Authorization: token <key>:<secret>`, or the same pair as Basic. Nobody at all is the guest, who may do nothing here. */
export function authenticate(request: FastifyRequest, users: readonly User[]): User {
  const header = request.headers.authorization;
  if (!header) throw new FrappeError('PermissionError', 'Login to access');
  const [scheme = '', value = ''] = header.split(' ');
  const pair = scheme.toLowerCase() === 'basic' ? Buffer.from(value, 'base64').toString('utf8') : value;
  if (!['token', 'basic'].includes(scheme.toLowerCase()) || !pair.includes(':')) {
    throw new FrappeError('AuthenticationError', 'Invalid Authorization headers', []);
  }
  const user = users.find(({ apiKey, apiSecret }) => `${apiKey}:${apiSecret}` === pair);
  if (!user) throw new FrappeError('AuthenticationError', 'Invalid Authorization Token', []);
  return user;
}

import type { FastifyReply, FastifyRequest } from 'fastify';

/** Browsers give a `__Host-` cookie only back to the very host that set it over HTTPS. */
const nameFor = (secure: boolean): string => (secure ? '__Host-tillbridge_session' : 'tillbridge_session');

export const isSecure = (publicUrl: string): boolean => publicUrl.startsWith('https:');

/** The value that the request carries, if it looks like one of ours. */
export const readSessionCookie = (request: FastifyRequest, publicUrl: string): string | undefined =>
  readCookie(request, nameFor(isSecure(publicUrl)));

/** 32 random bytes in base64url, or nothing. */
export function readCookie(request: FastifyRequest, name: string): string | undefined {
  const wanted = `${name}=`;
  const pair = (request.headers.cookie ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(wanted));
  const value = pair?.slice(wanted.length);
  return value !== undefined && /^[\w-]{43}$/.test(value) ? value : undefined;
}

function write(reply: FastifyReply, publicUrl: string, value: string, rest: string): void {
  const secure = isSecure(publicUrl);
  void reply.header(
    'set-cookie',
    `${nameFor(secure)}=${value}; Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}${rest}`,
  );
}

export const setSessionCookie = (
  reply: FastifyReply,
  publicUrl: string,
  value: string,
  expiresAt: Date,
): void => write(reply, publicUrl, value, `; Expires=${expiresAt.toUTCString()}`);

export const clearSessionCookie = (reply: FastifyReply, publicUrl: string): void =>
  write(reply, publicUrl, '', '; Max-Age=0');

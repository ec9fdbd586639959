import type { FastifyReply, FastifyRequest } from 'fastify';
import { isSecure, readCookie } from '../session/session-cookie';

const nameFor = (publicUrl: string): string =>
  isSecure(publicUrl) ? '__Host-tillbridge_oidc' : 'tillbridge_oidc';

/** Binds an attempt to the browser that began it. */
export const readAttemptCookie = (request: FastifyRequest, publicUrl: string): string | undefined =>
  readCookie(request, nameFor(publicUrl));

/** `Lax`: the browser comes back from another site, and this has to come with it. */
function write(reply: FastifyReply, publicUrl: string, value: string, seconds: number): void {
  const secure = isSecure(publicUrl) ? '; Secure' : '';
  void reply.header(
    'set-cookie',
    `${nameFor(publicUrl)}=${value}; Path=/; HttpOnly; SameSite=Lax${secure}; Max-Age=${seconds}`,
  );
}

export const setAttemptCookie = write;
export const clearAttemptCookie = (reply: FastifyReply, publicUrl: string): void =>
  write(reply, publicUrl, '', 0);

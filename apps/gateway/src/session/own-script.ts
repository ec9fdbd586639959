import type { FastifyRequest } from 'fastify';
import { raiseProblem } from '#platform/http/problem';

/** A browser lets no other site send this header along with our cookie. */
const HEADER = 'x-requested-with';

export function requireOwnScript(request: FastifyRequest): void {
  if (request.headers[HEADER] === undefined)
    raiseProblem(403, 'own-script-required', `Requests with a session need the header ${HEADER}`);
}

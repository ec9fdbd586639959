import type { FastifyInstance } from 'fastify';
import type { IdentityServer } from './identity-server';

/** The token endpoint of the Sitecore Identity Server. */
export function addIdentityRoutes(app: FastifyInstance, identity: IdentityServer): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => {
      done(null, new URLSearchParams(String(body)));
    },
  );
  app.post('/connect/token', (request, reply) => {
    if (!(request.body instanceof URLSearchParams)) {
      return reply.code(400).send({ error: 'invalid_request' });
    }
    const { status, body } = identity.issue(request.body);
    return reply.code(status).send(body);
  });
}

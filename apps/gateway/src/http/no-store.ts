import type { FastifyInstance } from 'fastify';

/** Answers of the API hold orders and people: no cache between us and the caller, nor the browser's own, keeps them. */
export function keepAnswersOutOfCaches(fastify: FastifyInstance): void {
  fastify.addHook('onSend', (request, reply, _payload, done) => {
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) {
      void reply.header('cache-control', 'no-store');
    }
    done();
  });
}

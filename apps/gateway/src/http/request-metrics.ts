import type { FastifyInstance } from 'fastify';
import type { Metrics } from '#platform/metrics/metrics';

/** Webhooks have figures of their own. */
const ELSEWHERE = '/webhooks/';

/** Counts and measures requests by route pattern; before any route is registered. */
export function measureRequests(fastify: FastifyInstance, metrics: Metrics): void {
  const requests = metrics.counter('http_requests_total', 'Requests to the gateway, webhooks apart', [
    'method',
    'route',
    'status',
  ]);
  const duration = metrics.duration('http_request', 'How long the gateway takes to answer, webhooks apart', [
    'route',
  ]);
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    if (!route.startsWith(ELSEWHERE)) {
      const known = route.startsWith('/') ? route : 'unknown';
      requests.inc({ method: request.method, route: known, status: String(reply.statusCode) });
      // A live stream lasts as long as somebody watches.
      if (!known.endsWith('/stream')) duration.observe({ route: known }, reply.elapsedTime / 1_000);
    }
    done();
  });
}

import helmet from '@fastify/helmet';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from '#platform/logging/logger';
import { Metrics } from '#platform/metrics/metrics';
import { LOGGER, SERVICE_CONFIG } from '#service/tokens';
import type { GatewayConfig } from './config';
import { serveConsole } from './console/serve-console';
import { serveDocumentation } from './docs/serve-documentation';
import { letSendersFinish } from './http/let-senders-finish';
import { ProblemFilter } from './http/problem.filter';
import { keepAnswersOutOfCaches } from './http/no-store';
import { measureRequests } from './http/request-metrics';
import { RouteTable } from './http/route-table';
import type { TrustProxy } from './http/trust-proxy';
import { answerBadAddress, answerUnreadable } from './http/unreadable-requests';
import { AcceptWebhook } from './webhooks/accept/accept-webhook.use-case';
import { registerWebhookRoutes } from './webhooks/webhook-routes';

const HEADERS_TIMEOUT_MS = 5_000;
const REQUEST_TIMEOUT_MS = 10_000;
const MAX_CONNECTIONS = 2_000;
const API_BODY_LIMIT = 1_000_000;

/** Slow senders are cut off, bodies are limited, open streams do not hold up the end. */
export function createGatewayAdapter(trustProxy: TrustProxy): FastifyAdapter {
  const adapter = new FastifyAdapter({
    bodyLimit: API_BODY_LIMIT,
    trustProxy: typeof trustProxy === 'number' ? (_address, hop) => hop < trustProxy : trustProxy,
    forceCloseConnections: true,
    keepAliveTimeout: 5_000,
    requestTimeout: REQUEST_TIMEOUT_MS,
    routerOptions: { maxParamLength: 2_100 },
    skipMiddie: true,
    clientErrorHandler: answerUnreadable,
    frameworkErrors: answerBadAddress,
    http: {
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
      connectionsCheckingInterval: 1_000,
      maxHeaderSize: 16_384,
    },
  });
  adapter.getInstance().server.maxConnections = MAX_CONNECTIONS;
  return adapter;
}

/** Everything between the application's creation and its first request. */
export async function prepareGateway(app: NestFastifyApplication): Promise<void> {
  const config = app.get<GatewayConfig>(SERVICE_CONFIG);
  const logger = app.get<Logger>(LOGGER);
  const fastify = app.getHttpAdapter().getInstance();
  const routes = new RouteTable();
  routes.watch(fastify);
  measureRequests(fastify, app.get(Metrics));
  keepAnswersOutOfCaches(fastify);
  letSendersFinish(fastify);
  await fastify.register(
    helmet as never,
    {
      contentSecurityPolicy: {
        directives: {
          defaultSrc: [`'self'`],
          styleSrc: [`'self'`, `'unsafe-inline'`],
          scriptSrc: [`'self'`],
          imgSrc: [`'self'`, 'data:'],
          upgradeInsecureRequests: null,
        },
      },
    } as never,
  );
  // A text is no JSON, however it reads: 415 says so, where a schema would only miss its fields.
  fastify.removeContentTypeParser('text/plain');
  registerWebhookRoutes(fastify, app.get(AcceptWebhook), { bodyLimit: config.WEBHOOK_BODY_LIMIT });
  await serveConsole(fastify);
  app.useGlobalFilters(new ProblemFilter(routes, logger));
  serveDocumentation(fastify, app, config.PUBLIC_URL);
}

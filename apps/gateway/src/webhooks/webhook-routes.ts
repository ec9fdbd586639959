import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PROBLEM_CONTENT_TYPE, problem, type Problem } from '#platform/http/problem';
import type { AcceptWebhook, WebhookAnswer } from './accept/accept-webhook.use-case';

interface Params {
  readonly connectionId: string;
  readonly suffix?: string;
}

const JSON_TYPE = /^application\/(?:[a-z0-9.+-]+\+)?json\s*(?:;|$)/i;
const RETRY_AFTER_SECONDS = '5';

/**
 * `POST /webhooks/{connectionId}[/{suffix}]`, beside Nest rather than in it: raw bytes in, one round trip to the database, a line
 * of JSON out.
 */
export function registerWebhookRoutes(
  fastify: FastifyInstance,
  acceptWebhook: AcceptWebhook,
  options: { readonly bodyLimit: number },
): void {
  void fastify.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      JSON_TYPE,
      { parseAs: 'buffer', bodyLimit: options.bodyLimit },
      (_request, body, parsed) => parsed(null, body),
    );
    scope.setErrorHandler((error: FastifyError, _request, reply) => answerProblem(reply, problemOf(error)));
    const handler = (request: FastifyRequest<{ Params: Params }>, reply: FastifyReply): void => {
      receive(acceptWebhook, request, reply);
    };
    const route = { bodyLimit: options.bodyLimit, helmet: false as const };
    scope.post<{ Params: Params }>('/webhooks/:connectionId', route, handler);
    scope.post<{ Params: Params }>('/webhooks/:connectionId/:suffix', route, handler);
    done();
  });
}

function receive(
  acceptWebhook: AcceptWebhook,
  request: FastifyRequest<{ Params: Params }>,
  reply: FastifyReply,
): void {
  const rawBody = request.body;
  if (!Buffer.isBuffer(rawBody) || rawBody.length === 0) {
    answerProblem(reply, problem(400, 'body-missing', 'A webhook has a JSON body'));
    return;
  }
  if (request.headers['content-encoding'] !== undefined) {
    answerProblem(
      reply,
      problem(415, 'content-encoding-unsupported', 'Send the body as it was signed, not compressed'),
    );
    return;
  }
  const { connectionId, suffix } = request.params;
  const headers = request.headers as Readonly<Record<string, string | undefined>>;
  acceptWebhook.accept({ connectionId, suffix, headers, rawBody, source: request.ip }, (outcome) =>
    answer(reply, outcome),
  );
}

function answer(reply: FastifyReply, outcome: WebhookAnswer): void {
  switch (outcome.kind) {
    case 'accepted':
      reply
        .header('content-type', 'application/json; charset=utf-8')
        .send(
          outcome.body === undefined
            ? `{"id":"${outcome.id}","state":"${outcome.state}"}`
            : JSON.stringify(outcome.body),
        );
      return;
    case 'rejected':
      answerProblem(reply, rejectionProblem(outcome.rejection));
      return;
    case 'unknown-connection':
      answerProblem(
        reply,
        problem(404, 'unknown-connection', 'There is no such connection, or it sends no webhooks'),
      );
      return;
    case 'too-many-rejections':
      reply.header('retry-after', String(outcome.retryAfterSeconds));
      answerProblem(
        reply,
        problem(429, 'too-many-rejected-webhooks', 'Too many rejected webhooks from this address'),
      );
      return;
    case 'unavailable':
      reply.header('retry-after', RETRY_AFTER_SECONDS);
      answerProblem(
        reply,
        problem(503, 'storage-unavailable', 'The webhook could not be stored; send it again'),
      );
      return;
  }
}

function rejectionProblem(rejection: Extract<WebhookAnswer, { kind: 'rejected' }>['rejection']): Problem & {
  skewSeconds?: number;
} {
  if (rejection.cause === 'malformed') return problem(400, 'malformed', rejection.detail);
  const told = problem(401, rejection.cause, rejection.detail);
  return rejection.cause === 'clock-skew' ? { ...told, skewSeconds: rejection.skewSeconds } : told;
}

function problemOf(error: FastifyError): Problem {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return problem(413, 'payload-too-large', 'The body is too large');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return problem(415, 'content-type-unsupported', 'Webhooks are JSON: application/json');
    case 'FST_ERR_CTP_EMPTY_TYPE':
      return problem(415, 'content-type-missing', 'Webhooks are JSON: application/json');
    default:
      return (error.statusCode ?? 500) < 500
        ? problem(error.statusCode ?? 400, 'bad-request', 'The request cannot be read')
        : problem(500, 'internal-error', 'Something went wrong on our side');
  }
}

function answerProblem(reply: FastifyReply, told: Problem): void {
  reply.code(told.status).header('content-type', PROBLEM_CONTENT_TYPE).send(JSON.stringify(told));
}

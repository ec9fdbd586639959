import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '../world/ids';
import type { StripeWorld } from '../world/world';
import { ApiError, errorEnvelope } from './api-error';
import { authenticate } from './authentication';
import type { Endpoint } from './endpoint';
import type { ExpansionSource } from './expansion';
import { expandObject } from './expansion';
import type { Form, FormValue } from './form';
import { parseForm } from './form';
import { fingerprintOf, IdempotencyKeys } from './idempotency';
import { ObjectLocks } from './object-locks';
import { validate } from './validate';

interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Serves endpoints with everything that is the same for all of Stripe's v1 API. */
export class ApiServer {
  private readonly keys: IdempotencyKeys;
  private readonly locks = new ObjectLocks();

  constructor(
    private readonly world: StripeWorld,
    private readonly expansions: ExpansionSource,
    private readonly publicUrl: (request: FastifyRequest) => string,
  ) {
    this.keys = new IdempotencyKeys(world.store, world.clock);
  }

  register(app: FastifyInstance, endpoints: readonly Endpoint[]): void {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) =>
      done(null, body),
    );
    app.addContentTypeParser('*', { parseAs: 'string' }, (_, body, done) => done(null, body));
    for (const endpoint of endpoints) {
      app.route({
        method: endpoint.method,
        url: endpoint.path,
        handler: (request, reply) => this.serve(endpoint, request, reply),
      });
    }
    app.route({
      method: ['GET', 'POST', 'DELETE'],
      url: '/v1/*',
      handler: (request, reply) => this.refuseUnknown(request, reply),
    });
  }

  private async serve(
    endpoint: Endpoint,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const requestId = this.prepare(request, reply);
    try {
      authenticate(request.headers.authorization, this.world.settings.secretKeys);
      const rawBody = readBody(request);
      const key = endpoint.method === 'POST' ? header(request, 'idempotency-key') : undefined;
      if (key === undefined)
        return send(reply, await this.perform(endpoint, request, rawBody, requestId, undefined));
      return await this.serveOnce(endpoint, request, reply, rawBody, requestId, key);
    } catch (error) {
      return sendError(reply, error, requestId);
    }
  }

  private async serveOnce(
    endpoint: Endpoint,
    request: FastifyRequest,
    reply: FastifyReply,
    rawBody: string,
    requestId: string,
    key: string,
  ): Promise<FastifyReply> {
    reply.header('idempotency-key', key);
    const fingerprint = fingerprintOf(request.method, request.url, rawBody);
    const replay = this.keys.find(key, fingerprint);
    if (replay) {
      reply.header('idempotent-replayed', 'true').header('original-request', replay.originalRequestId);
      return send(reply, replay);
    }
    reply.header('original-request', requestId);
    this.keys.begin(key);
    try {
      const answer = await this.perform(endpoint, request, rawBody, requestId, key);
      this.keys.store(key, { ...answer, fingerprint, requestId });
      return send(reply, answer);
    } finally {
      this.keys.end(key);
    }
  }

  /** Throws what must not be stored under the key: bad parameters, locks. What the endpoint itself refuses is an answer. */
  private async perform(
    endpoint: Endpoint,
    request: FastifyRequest,
    rawBody: string,
    requestId: string,
    key: string | undefined,
  ): Promise<Answer> {
    const form =
      endpoint.method === 'GET' ? queryOf(request) : { ...queryOf(request), ...parseForm(rawBody) };
    const parameters = validate(endpoint.schema, form, endpoint.notSimulated) as { expand?: string[] };
    const path = request.params as Record<string, string>;
    const release = endpoint.method === 'GET' ? undefined : this.locks.take(lockedObjects(path, form));
    try {
      if (endpoint.method !== 'GET' && this.world.settings.processingMs > 0) {
        await sleep(this.world.settings.processingMs);
      }
      const context = {
        world: this.world,
        path,
        publicUrl: this.publicUrl(request),
        effectKey: key ?? requestId,
      };
      const cause = { id: requestId, idempotency_key: key ?? null };
      const result = this.world.events.causedBy(cause, () => endpoint.handle(parameters, context));
      const expanded = expandObject(result, parameters.expand ?? [], this.expansions);
      return { status: 200, body: JSON.stringify(expanded) };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return { status: error.status, body: JSON.stringify(errorEnvelope(error.body, requestId)) };
    } finally {
      release?.();
    }
  }

  private prepare(request: FastifyRequest, reply: FastifyReply): string {
    const requestId = newId.request();
    reply.header('request-id', requestId);
    reply.header('stripe-version', header(request, 'stripe-version') ?? this.world.settings.apiVersion);
    return requestId;
  }

  private refuseUnknown(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    const requestId = this.prepare(request, reply);
    const [path] = request.url.split('?');
    const message = `Unrecognized request URL (${request.method}: ${path}). Please see https://stripe.com/docs or we can help at https://support.stripe.com/.`;
    return sendError(reply, new ApiError(404, { type: 'invalid_request_error', message }), requestId);
  }
}

function send(reply: FastifyReply, answer: Answer): FastifyReply {
  return reply.code(answer.status).type('application/json').send(answer.body);
}

function sendError(reply: FastifyReply, error: unknown, requestId: string): FastifyReply {
  const known =
    error instanceof ApiError
      ? error
      : new ApiError(500, { type: 'api_error', message: `The simulator failed: ${String(error)}` });
  return send(reply.headers(known.headers), {
    status: known.status,
    body: JSON.stringify(errorEnvelope(known.body, requestId)),
  });
}

function header(request: FastifyRequest, name: string): string | undefined {
  const value = request.headers[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function readBody(request: FastifyRequest): string {
  const body = typeof request.body === 'string' ? request.body : '';
  const type = request.headers['content-type'] ?? '';
  if (body !== '' && !type.startsWith('application/x-www-form-urlencoded')) {
    throw new ApiError(400, {
      type: 'invalid_request_error',
      message: `Invalid request (check that your POST content type is application/x-www-form-urlencoded). Content type was ${type || 'missing'}.`,
    });
  }
  return body;
}

function queryOf(request: FastifyRequest): Form {
  const question = request.url.indexOf('?');
  return question < 0 ? {} : parseForm(request.url.slice(question + 1));
}

/** A write locks what its path names and what it says it is about. */
function lockedObjects(path: Readonly<Record<string, string>>, form: Form): string[] {
  const named: Array<FormValue | undefined> = [path['id'], form['payment_intent'], form['charge']];
  return named.filter((id) => typeof id === 'string');
}

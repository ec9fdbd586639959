import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Clock } from '#platform/clock/clock';
import type { Account, ObjectType } from './account';
import { batchUpsert } from './batch-upsert';
import { HubSpotError, notFound } from './hubspot-error';
import { registerPropertyRoutes } from './property-routes';
import type { RateLimits } from './rate-limits';

const TYPES: readonly ObjectType[] = ['contacts', 'deals'];
const changeSchema = z.strictObject({ properties: z.record(z.string(), z.string()) });
const eraseSchema = z.strictObject({ objectId: z.string(), idProperty: z.string().optional() });
const pairsSchema = z.strictObject({
  inputs: z
    .array(
      z.strictObject({ from: z.strictObject({ id: z.string() }), to: z.strictObject({ id: z.string() }) }),
    )
    .min(1)
    .max(2000),
});

interface World {
  readonly account: Account;
  readonly limits: RateLimits;
  readonly accessToken: string;
  readonly clock: Clock;
}

export function registerRoutes(app: FastifyInstance, world: World): void {
  const { account } = world;
  app.setErrorHandler((error, _request, reply) => sendError(reply, error));
  app.setNotFoundHandler((_request, reply) => sendError(reply, notFound()));
  app.addHook('preHandler', (request, _reply, done) => {
    authenticate(request, world.accessToken);
    world.limits.take();
    done();
  });
  for (const type of TYPES) {
    registerObject(app, world, type);
    registerPropertyRoutes(app, account, type);
  }
  app.get<{ Params: { id: string } }>('/crm/v3/pipelines/deals/:id', ({ params }) => {
    if (params.id !== 'default') throw notFound();
    return {
      id: 'default',
      label: 'Sales Pipeline',
      stages: account.stages.map((id) => ({ id, label: id })),
    };
  });
  app.post('/crm/v3/objects/contacts/gdpr-delete', (request, reply) => {
    const { objectId, idProperty } = parsed(eraseSchema, request.body);
    const found = account.find('contacts', objectId, idProperty);
    if (found) account.erase(found.id);
    else if (idProperty === 'email') account.block(objectId);
    else throw notFound();
    return reply.code(204).send();
  });
  app.post('/crm/v4/associations/deals/contacts/batch/associate/default', (request) => {
    const { inputs } = parsed(pairsSchema, request.body);
    for (const { from, to } of inputs) {
      if (!account.find('deals', from.id) || !account.find('contacts', to.id)) throw notFound();
    }
    for (const { from, to } of inputs) account.associate(from.id, to.id);
    return { status: 'COMPLETE', results: inputs };
  });
}

function registerObject(app: FastifyInstance, { account, clock }: World, type: ObjectType): void {
  const path = `/crm/v3/objects/${type}`;
  app.post(`${path}/batch/upsert`, (request, reply) => {
    const { status, body } = batchUpsert(account, type, request.body, clock.now());
    return reply.code(status).send(body);
  });
  app.post(path, (request, reply) => {
    const { properties } = parsed(changeSchema, request.body);
    account.validate(type, properties, undefined);
    return reply.code(201).send(account.write(type, properties, undefined));
  });
  app.get<{ Params: { id: string }; Querystring: { idProperty?: string; properties?: string } }>(
    `${path}/:id`,
    ({ params, query }) => {
      const found = account.find(type, params.id, query.idProperty);
      if (!found) throw notFound();
      const names = query.properties?.split(',') ?? [];
      const properties = Object.fromEntries(names.map((name) => [name, found.properties[name] ?? null]));
      return {
        id: found.id,
        properties,
        createdAt: found.createdAt,
        updatedAt: found.updatedAt,
        archived: false,
      };
    },
  );
  app.patch<{ Params: { id: string } }>(`${path}/:id`, ({ params, body }) => {
    const found = account.find(type, params.id);
    if (!found) throw notFound();
    const { properties } = parsed(changeSchema, body);
    account.validate(type, properties, found.id);
    return account.write(type, properties, found);
  });
}

function authenticate(request: FastifyRequest, accessToken: string): void {
  if (request.headers.authorization === `Bearer ${accessToken}`) return;
  throw new HubSpotError(401, 'INVALID_AUTHENTICATION', 'Authentication credentials not found or not valid.');
}

function parsed<T extends z.ZodType>(schema: T, body: unknown): z.output<T> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new HubSpotError(400, 'VALIDATION_ERROR', `Invalid input JSON: ${result.error.issues[0]?.message}`);
}

function sendError(reply: FastifyReply, error: unknown): FastifyReply {
  if (error instanceof HubSpotError) {
    return reply
      .code(error.status)
      .headers(error.extra.headers ?? {})
      .send(error.body());
  }
  const message = error instanceof Error ? error.message : String(error);
  return reply.code((error as { statusCode?: number }).statusCode ?? 500).send({ status: 'error', message });
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { recordPayment } from './companion';
import { headerFault } from './engine-headers';
import { project } from './odata-expand';
import { runOrderCommand } from './order-commands';
import type { XcWorld } from './xc-world';

const PREFIX = '/api/';
const COMPANION_ACTION = 'RecordTillbridgePayment';
const MOST_TAKEN = 100;

/** The OData service of the Commerce Engine: entities, lists and actions, by the form of the address. */
export function addEngineRoutes(app: FastifyInstance, world: XcWorld): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith(PREFIX)) return;
    if (!world.identity.admits(request.headers.authorization)) {
      await reply.code(401).header('www-authenticate', 'Bearer').send();
      return;
    }
    const fault = headerFault(request.headers);
    if (fault !== undefined) await sendError(reply, 400, fault);
  });
  app.get<{ Querystring: Record<string, string> }>(`${PREFIX}*`, (request, reply) => {
    const found = read(world, addressOf(request));
    if (found === undefined) return sendError(reply, 404, 'Not found.');
    return reply.send(project(found, request.query['$expand'] ?? ''));
  });
  app.put(`${PREFIX}*`, (request, reply) => {
    const name = /^(\w+)\(\)$/.exec(addressOf(request))?.[1] ?? '';
    return write(world, name, request.body, reply);
  });
}

function addressOf(request: FastifyRequest): string {
  return decodeURIComponent((request.url.split('?', 1)[0] ?? '').slice(PREFIX.length));
}

function read(world: XcWorld, address: string): unknown {
  const [, set, id] = /^(\w+)\('([^']*)'\)$/.exec(address) ?? [];
  if (set === 'Orders') return world.orders.find(id ?? '');
  if (set === 'SalesActivities') return world.orders.activity(id ?? '');
  const list =
    /^GetList\(listName='([^']*)',type='Sitecore\.Commerce\.Plugin\.Orders\.Order, Sitecore\.Commerce\.Plugin\.Orders',skip=(\d+),take=(\d+)\)$/.exec(
      address,
    );
  return list ? page(world, list[1] ?? '', Number(list[2]), Number(list[3])) : undefined;
}

function page(world: XcWorld, name: string, skip: number, take: number): unknown {
  const members = world.orders.list(name);
  return {
    '@odata.type': '#Sitecore.Commerce.Core.CommerceList',
    ListName: name,
    TotalItemCount: members.length,
    Items: members.slice(skip, skip + Math.min(take, MOST_TAKEN)),
  };
}

function write(world: XcWorld, name: string, body: unknown, reply: FastifyReply): FastifyReply {
  if (name === COMPANION_ACTION && world.orders.companionInstalled) {
    const outcome = recordPayment(world.orders, body);
    if ('malformed' in outcome)
      return sendError(reply, 400, `The parameters are invalid: ${outcome.malformed}`);
    if (outcome.order) world.noteEffect(name, outcome.order);
    return reply.send(outcome.answer);
  }
  const parameters = typeof body === 'object' && body !== null ? { ...body } : {};
  const outcome = runOrderCommand(world.orders, name, parameters);
  if (!outcome) return sendError(reply, 404, 'Not found.');
  if (outcome.order) world.noteEffect(name, outcome.order);
  return reply.send(outcome.answer);
}

function sendError(reply: FastifyReply, status: number, message: string): FastifyReply {
  return reply.code(status).send({ error: { code: '', message } });
}

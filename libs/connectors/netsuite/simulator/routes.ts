import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Accounting } from './accounting';
import type { CustomerDesk } from './customers';
import { errorBody, nonexistent, NsError } from './ns-error';
import { rendered } from './reading';
import type { Rec, Records, Values } from './records';
import type { Selling } from './selling';
import { runQuery } from './sql/query';
import { tableOf } from './tables';
import type { TokenDesk } from './token-desk';

export interface Served {
  readonly records: Records;
  readonly accounting: Accounting;
  readonly selling: Selling;
  readonly customers: CustomerDesk;
  readonly tokens: TokenDesk;
}

interface Desk {
  create(values: Values): Rec;
  change(id: string, values: Values): Rec;
}

type Params = { readonly type: string; readonly id: string };
const TOKEN = '/services/rest/auth/oauth2/v1/token';
const RECORDS = '/services/rest/record/v1/:type';
const QUERY = '/services/rest/query/v1/suiteql';

/** The token endpoint, the record service, and queries. Writing answers 204 and where the record is. */
export function registerRoutes(app: FastifyInstance, served: Served): void {
  const { records, tokens } = served;
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error, _request, reply) => {
    const known = error instanceof NsError ? error : new NsError(500, 'UNEXPECTED_ERROR', String(error));
    return reply.code(known.status).send(errorBody(known.status, known.code, known.message, known.path));
  });
  app.post(TOKEN, async (request, reply) => {
    const audience = `http://${request.headers.host}${TOKEN}`;
    const { status, body } = tokens.answer(new URLSearchParams(String(request.body)), audience);
    return reply.code(status).send(body);
  });
  app.post<{ Querystring: { limit?: string; offset?: string } }>(QUERY, (request) => {
    authorize(request, tokens);
    if (request.headers.prefer !== 'transient') {
      throw new NsError(400, 'INVALID_HEADER', 'The required request header Prefer is missing or invalid.');
    }
    const rows = runQuery(String(bodyOf(request)['q']), (name) => tableOf(records, name));
    const [offset, limit] = [Number(request.query.offset ?? 0), Number(request.query.limit ?? 1000)];
    const items = rows.slice(offset, offset + limit);
    const hasMore = offset + limit < rows.length;
    return { items, count: items.length, offset, hasMore, totalResults: rows.length };
  });
  app.post<{ Params: Params }>(RECORDS, (request, reply) => {
    authorize(request, tokens);
    const { type } = request.params;
    return made(reply, type, deskOf(type, served).create(bodyOf(request)));
  });
  app.get<{ Params: Params; Querystring: { expandSubResources?: string } }>(`${RECORDS}/:id`, (request) => {
    authorize(request, tokens);
    const { type, id } = request.params;
    deskOf(type, served);
    return rendered(records, type, records.get(type, id), request.query.expandSubResources === 'true');
  });
  app.patch<{ Params: Params }>(`${RECORDS}/:id`, (request, reply) => {
    authorize(request, tokens);
    const { type, id } = request.params;
    return made(reply, type, deskOf(type, served).change(id, bodyOf(request)));
  });
  app.put<{ Params: Params }>(`${RECORDS}/:id`, (request, reply) => {
    authorize(request, tokens);
    const { type, id } = request.params;
    return made(reply, type, upsert(type, id, bodyOf(request), served));
  });
  app.delete<{ Params: Params }>(`${RECORDS}/:id`, (request, reply) => {
    authorize(request, tokens);
    records.remove(request.params.type, request.params.id);
    return reply.code(204).send();
  });
}

/** Creates what is not there, and overwrites what is. */
function upsert(type: string, id: string, values: Values, served: Served): Rec {
  const desk = deskOf(type, served);
  if (served.records.find(type, id)) return desk.change(id, values);
  if (!id.startsWith('eid:')) throw nonexistent();
  return desk.create({ ...values, externalId: id.slice('eid:'.length) });
}

function deskOf(type: string, { accounting, selling, customers }: Served): Desk {
  const desks: Readonly<Record<string, Desk>> = {
    journalEntry: accounting,
    salesOrder: selling,
    customer: customers,
  };
  const desk = desks[type];
  if (desk) return desk;
  throw new NsError(404, 'NONEXISTENT_ID', `Record type '${type}' does not exist.`);
}

function made(reply: FastifyReply, type: string, { id }: Rec): FastifyReply {
  return reply.code(204).header('location', `/services/rest/record/v1/${type}/${id}`).send();
}

function authorize({ headers }: FastifyRequest, tokens: TokenDesk): void {
  if (tokens.accepts(headers.authorization)) return;
  throw new NsError(
    401,
    'INVALID_LOGIN',
    'Invalid login attempt. For more details, see the Login Audit Trail in the NetSuite UI.',
  );
}

function bodyOf(request: FastifyRequest): Values {
  return (typeof request.body === 'string' && request.body ? JSON.parse(request.body) : {}) as Values;
}

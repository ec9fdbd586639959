import type { FastifyInstance, FastifyRequest } from 'fastify';
import { BcError, errorBody, notFound } from './bc-error';
import type { Entra } from './entra';
import type { Journals } from './journals';
import { odataFilter } from './odata-filter';
import type { Sales } from './sales';
import type { Rec, Stored, Tables } from './tables';
import { checkedFields } from './field-checks';

export interface Served {
  readonly entra: Entra;
  readonly tables: Tables;
  readonly journals: Journals;
  readonly sales: Sales;
  readonly company: string;
}

interface Step {
  readonly set: string;
  readonly id: string | null;
}

const SETS = new Set([
  'accounts',
  'companyInformation',
  'customers',
  'generalLedgerEntries',
  'items',
  'journals',
  'salesInvoices',
  'salesOrders',
]);

/** Entra's token endpoint and the company's entity sets; paths are OData's, `journals(id)/journalLines`. */
export function registerRoutes(app: FastifyInstance, served: Served): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error, _request, reply) => {
    const known = error instanceof BcError ? error : new BcError(500, 'Internal_ServerError', String(error));
    return reply.code(known.status).send(errorBody(known.code, known.message));
  });
  app.post<{ Params: { tenant: string } }>('/:tenant/oauth2/v2.0/token', async (request, reply) => {
    const form = new URLSearchParams(String(request.body));
    const { status, body } = served.entra.token(request.params.tenant, form);
    return reply.code(status).send(body);
  });
  app.all<{ Params: { '*': string } }>('/v2.0/:tenant/:environment/api/v2.0/*', async (request, reply) => {
    if (!served.entra.accepts(request.headers.authorization)) {
      throw new BcError(401, 'Authentication_InvalidCredentials', 'The server has rejected the credentials.');
    }
    const answer = handle(request, request.params['*'], served);
    return reply.code(answer === undefined ? 204 : request.method === 'POST' ? 201 : 200).send(answer);
  });
}

function handle(request: FastifyRequest, path: string, served: Served): unknown {
  const [companies, ...steps] = path.split('/').map(stepOf);
  if (companies?.set !== 'companies' || companies.id !== served.company) {
    throw new BcError(404, 'Internal_CompanyNotFound', 'The company does not exist.');
  }
  const [first, second] = steps;
  if (!first || !SETS.has(first.set)) {
    throw new BcError(404, 'BadRequest_NotFound', `Resource not found for the segment '${path}'.`);
  }
  if (second?.set.startsWith('Microsoft.NAV.')) return act(first, second.set, served);
  if (second) return lines(request, first, second, served);
  return records(request, first, served);
}

function act({ set, id }: Step, action: string, { journals, sales }: Served): undefined {
  switch (`${set} ${action}`) {
    case 'journals Microsoft.NAV.post':
      journals.post(String(id));
      return undefined;
    case 'salesOrders Microsoft.NAV.shipAndInvoice':
      sales.shipAndInvoice(String(id));
      return undefined;
    default:
      throw notFound(`action ${action}`);
  }
}

function lines(request: FastifyRequest, parent: Step, child: Step, { journals, tables }: Served): unknown {
  if (parent.set !== 'journals' || child.set !== 'journalLines') throw notFound(child.set);
  const journal = tables.get('journals', String(parent.id));
  switch (request.method) {
    case 'GET':
      return { value: selected(journals.lines(journal.id), request) };
    case 'POST':
      return journals.addLine(journal.id, bodyOf(request));
    case 'DELETE':
      tables.requireTag(tables.get('journalLines', String(child.id)), request.headers['if-match']);
      tables.remove('journalLines', String(child.id));
      return undefined;
    default:
      throw notAllowed(request);
  }
}

function records(request: FastifyRequest, { set, id }: Step, served: Served): unknown {
  const { tables } = served;
  switch (request.method) {
    case 'GET':
      return id === null ? { value: selected(tables.all(set), request) } : tables.get(set, id);
    case 'POST':
      return create(request, set, served);
    case 'PATCH':
      return tables.update(set, String(id), checkedFields(set, bodyOf(request)), request.headers['if-match']);
    case 'DELETE':
      tables.requireTag(tables.get(set, String(id)), request.headers['if-match']);
      return remove(set, String(id), served);
    default:
      throw notAllowed(request);
  }
}

function create(request: FastifyRequest, set: string, { journals, sales }: Served): Stored {
  switch (set) {
    case 'journals':
      return journals.create(bodyOf(request));
    case 'customers':
      return sales.createCustomer(bodyOf(request));
    case 'salesOrders':
      return sales.createOrder(bodyOf(request));
    default:
      throw notAllowed(request);
  }
}

function remove(set: string, id: string, { journals, sales, tables }: Served): undefined {
  if (set === 'journals') journals.remove(id);
  else if (set === 'salesOrders') sales.removeOrder(id);
  else tables.remove(set, id);
  return undefined;
}

function selected(all: readonly Stored[], request: FastifyRequest): Stored[] {
  const query = request.query as Record<string, string | undefined>;
  const { $filter, $orderby, $top } = query;
  const fits = $filter === undefined ? () => true : odataFilter($filter);
  const rows = all.filter(fits);
  if ($orderby !== undefined) rows.sort((one, other) => Number(one[$orderby]) - Number(other[$orderby]));
  return rows.slice(0, $top === undefined ? 20_000 : Number($top));
}

function stepOf(segment: string): Step {
  const [, set = segment, id = null] = /^([^(]+)\((.+)\)$/.exec(segment) ?? [];
  return { set, id };
}

function bodyOf(request: FastifyRequest): Rec {
  const parsed: unknown = typeof request.body === 'string' && request.body ? JSON.parse(request.body) : {};
  return parsed as Rec;
}

function notAllowed(request: FastifyRequest): BcError {
  return new BcError(405, 'BadRequest_MethodNotAllowed', `${request.method} is not allowed here.`);
}

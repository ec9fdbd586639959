import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { KenticoDatabase } from '../kentico-database';
import type { Row, Table } from '../schema/table';
import { TABLES, tableOf } from '../schema/tables';
import { keysToJson, listToJson, singleToJson } from '../wire/json';
import { listToXml, serviceDocument, singleToXml } from '../wire/xml';
import type { RestUser } from './basic-auth';
import { requireUser } from './basic-auth';
import { readColumns } from './read-body';
import type { ListQuery, Scope } from './read-objects';
import { applyQuery, findObject, scopedRows, siteIdOf } from './read-objects';
import { RestError, broken, forbidden, notFound, requestErrorPage } from './rest-error';
import type { RestSettings } from './rest-settings';
import { requireAllowed } from './rest-settings';
import type { ObjectWriter } from './write-objects';

export interface RestService {
  readonly database: KenticoDatabase;
  readonly writer: ObjectWriter;
  readonly user: RestUser;
  readonly settings: RestSettings;
  utcOffsetMinutes(): number;
}

type Query = ListQuery & { readonly format?: string };
interface Target {
  readonly Params: {
    readonly type: string;
    readonly site?: string;
    readonly key?: string;
    readonly child?: string;
  };
  readonly Querystring: Query;
}
type Request = FastifyRequest<Target>;

const CURRENT: Scope = { kind: 'currentsite' };
const SCOPES: ReadonlyArray<readonly [string, (request: Request) => Scope]> = [
  ['', () => CURRENT],
  ['/currentsite', () => CURRENT],
  ['/site/:site', (request) => ({ kind: 'site', site: request.params.site ?? '' })],
  ['/global', () => ({ kind: 'global' })],
];

/** The object part of `/rest`, with the shapes and the manners of the documented service. */
export function addRestRoutes(app: FastifyInstance, service: RestService): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error, _request, reply) => sendError(reply, error));
  app.setNotFoundHandler((_request, reply) => sendError(reply, notFound('No such address.')));
  app.addHook('preHandler', (request, _reply, done) => {
    requireUser(request.headers.authorization, service.user);
    done();
  });

  for (const root of ['/rest', '/rest/']) {
    app.get(root, (_request, reply) => {
      requireAllowed(service.settings, undefined, false);
      const types = TABLES.map((table) => table.objectType);
      return reply.type('application/atomsvc+xml').send(serviceDocument(types));
    });
  }
  app.get<Target>('/rest/:type/all', () => {
    throw forbidden('Only a global administrator may read all sites.');
  });
  for (const [path, scopeOf] of SCOPES) addScope(app, service, path, scopeOf);
  app.get<Target>('/rest/:type/:key/children/:child', (request, reply) => children(service, request, reply));
}

function addScope(
  app: FastifyInstance,
  service: RestService,
  path: string,
  scopeOf: (request: Request) => Scope,
): void {
  const base = `/rest/:type${path}`;
  app.get<Target>(base, (request, reply) => {
    const table = allowedTable(service, request, false);
    const rows = scopedRows(service.database, table, scopeOf(request), request.query.where);
    return sendList(service, request, reply, table, rows);
  });
  app.post<Target>(base, (request, reply) => {
    const table = allowedTable(service, request, true);
    const scope = scopeOf(request);
    const siteId =
      scope.kind === 'site' || scope.kind === 'currentsite' ? siteIdOf(service.database, scope) : null;
    const row = service.writer.create(table, columnsOf(service, request, table), siteId);
    return sendKeys(reply, request, table, row, 201);
  });
  const one = `${base}/:key`;
  const object = (request: Request, writes: boolean): readonly [Table, Row] => {
    const table = allowedTable(service, request, writes);
    const scope = scopeOf(request);
    if (scope.kind === 'site') siteIdOf(service.database, scope);
    const rows = (): Row[] => scopedRows(service.database, table, scope);
    return [table, findObject(service.database, table, request.params.key ?? '', rows)];
  };
  app.get<Target>(one, (request, reply) => {
    const [table, row] = object(request, false);
    const offset = service.utcOffsetMinutes();
    return isJson(request)
      ? reply.type('application/json; charset=utf-8').send(singleToJson(table, row, offset))
      : reply.type('application/xml; charset=utf-8').send(singleToXml(table, row, offset));
  });
  app.put<Target>(one, (request, reply) => {
    const [table, row] = object(request, true);
    service.writer.update(table, row, columnsOf(service, request, table));
    return sendKeys(reply, request, table, row, 201);
  });
  app.delete<Target>(one, (request, reply) => {
    const [table, row] = object(request, true);
    service.writer.delete(table, row);
    return sendKeys(reply, request, table, row, 200);
  });
}

/** The parent's key must be the integer: a GUID becomes 0 and finds nothing. */
function children(service: RestService, request: Request, reply: FastifyReply): FastifyReply {
  const table = tableOf(request.params.child ?? '');
  if (!table?.parent || table.parent.objectType !== request.params.type.toLowerCase()) {
    throw notFound('Object type not found.');
  }
  requireAllowed(service.settings, table, false);
  const { column } = table.parent;
  const key = request.params.key ?? '';
  const parentId = /^\d+$/.test(key) ? Number(key) : 0;
  const rows = service.database.where(table, column, parentId);
  return sendList(service, request, reply, table, rows);
}

function allowedTable(service: RestService, request: Request, writes: boolean): Table {
  const table = tableOf(request.params.type);
  if (!table) throw notFound('Object type not found.');
  requireAllowed(service.settings, table, writes);
  return table;
}

function columnsOf(service: RestService, request: Request, table: Table): Row {
  if (!isJson(request)) throw broken('Only JSON bodies are understood here.');
  return readColumns(typeof request.body === 'string' ? request.body : '', table, service.utcOffsetMinutes());
}

function sendList(
  service: RestService,
  request: Request,
  reply: FastifyReply,
  table: Table,
  rows: readonly Row[],
): FastifyReply {
  const offset = service.utcOffsetMinutes();
  const answer = applyQuery(rows, table, request.query, offset);
  return isJson(request)
    ? reply
        .type('application/json; charset=utf-8')
        .send(listToJson(table, answer.rows, answer.total, offset, answer.columns))
    : reply.type('application/xml; charset=utf-8').send(listToXml(table, answer.rows, answer.total, offset));
}

function sendKeys(
  reply: FastifyReply,
  request: Request,
  table: Table,
  row: Row,
  status: number,
): FastifyReply {
  return reply
    .code(status)
    .header(
      'location',
      `${request.protocol}://${request.host}/rest/${table.objectType}/${String(row[table.id])}`,
    )
    .type('application/json; charset=utf-8')
    .send(keysToJson(table, row));
}

/** `format` beats the request's content type; `Accept` is not looked at. */
function isJson(request: Request): boolean {
  const { format } = request.query;
  return format === undefined
    ? (request.headers['content-type'] ?? '').includes('json')
    : format.toLowerCase() === 'json';
}

function sendError(reply: FastifyReply, error: unknown): FastifyReply {
  const answer = error instanceof RestError ? error : broken(String(error));
  return reply
    .code(answer.status)
    .headers(answer.headers)
    .type('text/html; charset=utf-8')
    .send(
      answer.status === 404 || answer.status === 403 ? answer.description : requestErrorPage(answer.status),
    );
}

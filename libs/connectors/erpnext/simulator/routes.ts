import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { FrappeError, errorBody } from './frappe/frappe-error';
import { parseJson } from './frappe/filters';
import type { ListQuery } from './frappe/listing';
import { listDocuments } from './frappe/listing';
import { renameDocument } from './frappe/rename';
import type { Site } from './frappe/site';
import type { User } from './users';
import { authenticate } from './users';

interface DocumentParams {
  readonly doctype: string;
  readonly '*': string;
}

/** `/api/...` and `/api/v1/...`, which are the same. */
export function registerRoutes(app: FastifyInstance, site: Site, users: readonly User[]): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.setErrorHandler((error, _request, reply) => sendError(reply, error));
  app.setNotFoundHandler((_request, reply) =>
    sendError(reply, new FrappeError('DoesNotExistError', 'Not Found')),
  );
  for (const prefix of ['/api', '/api/v1']) {
    app.get<{ Params: { method: string }; Querystring: Record<string, string> }>(
      `${prefix}/method/:method`,
      (request) => callMethod(site, request.params.method, request.query, authenticate(request, users)),
    );
    app.post<{ Params: { method: string } }>(`${prefix}/method/:method`, (request) =>
      runMethod(site, request.params.method, bodyOf(request), users, request),
    );
    registerResource(app, `${prefix}/resource/:doctype`, site, users);
  }
}

function registerResource(app: FastifyInstance, path: string, site: Site, users: readonly User[]): void {
  app.get<{ Params: { doctype: string }; Querystring: ListQuery }>(path, (request) => {
    authorize(request, users, request.params.doctype, 'read');
    return { data: listDocuments(site, site.doctype(request.params.doctype), request.query) };
  });
  app.post<{ Params: { doctype: string } }>(path, (request) => {
    const { doctype } = request.params;
    const user = authorize(request, users, doctype, 'write');
    return { data: site.insert(doctype, bodyOf(request), user.email) };
  });
  app.get<{ Params: DocumentParams }>(`${path}/*`, (request) => {
    const { doctype, '*': name } = request.params;
    authorize(request, users, doctype, 'read');
    return { data: site.get(doctype, name) };
  });
  app.put<{ Params: DocumentParams }>(`${path}/*`, (request) => {
    const { doctype, '*': name } = request.params;
    const user = authorize(request, users, doctype, 'write');
    return { data: site.update(doctype, name, bodyOf(request), user.email) };
  });
  app.post<{ Params: DocumentParams; Querystring: { run_method?: string } }>(`${path}/*`, (request) => {
    const { doctype, '*': name } = request.params;
    authorize(request, users, doctype, 'write');
    const args = bodyOf(request);
    const method = request.query.run_method ?? String(args['run_method']);
    const doc = site.get(doctype, name);
    const run = site.doctype(doctype).methods?.[method];
    if (!run) throw new FrappeError('PermissionError', `Method ${method} not whitelisted`);
    return { data: run(doc, args, site) };
  });
  app.delete<{ Params: DocumentParams }>(`${path}/*`, (request, reply) => {
    const { doctype, '*': name } = request.params;
    authorize(request, users, doctype, 'write');
    site.remove(doctype, name);
    return reply.code(202).send({ data: 'ok' });
  });
}

function callMethod(site: Site, method: string, query: Record<string, string>, user: User): unknown {
  if (method === 'frappe.auth.get_logged_user') return { message: user.email };
  if (method === 'ping') return { message: 'pong' };
  if (method === 'erpnext.setup.utils.get_exchange_rate') {
    const { from_currency: from = '', to_currency: to = '' } = query;
    const known = site.find('Currency Exchange', `${from}-${to}`);
    return { message: from === to ? 1 : (known?.['exchange_rate'] ?? 0) };
  }
  throw new FrappeError('ValidationError', `Failed to get method for command ${method}`);
}

function runMethod(
  site: Site,
  method: string,
  args: Record<string, unknown>,
  users: readonly User[],
  request: FastifyRequest,
): unknown {
  if (method !== 'frappe.client.rename_doc') {
    throw new FrappeError('ValidationError', `Failed to get method for command ${method}`);
  }
  const [doctype, from, to] = ['doctype', 'old_name', 'new_name'].map((name) => String(args[name]));
  authorize(request, users, doctype ?? '', 'write');
  return { message: renameDocument(site, doctype ?? '', from ?? '', to ?? '') };
}

function authorize(
  request: FastifyRequest,
  users: readonly User[],
  doctype: string,
  right: 'read' | 'write',
): User {
  const user = authenticate(request, users);
  const refused = right === 'write' ? user.readOnly === true : false;
  if (refused || user.denied?.includes(doctype)) {
    throw new FrappeError(
      'PermissionError',
      `User <strong>${user.email}</strong> does not have doctype access via role permission for document <strong>${doctype}</strong>`,
    );
  }
  return user;
}

function bodyOf(request: FastifyRequest): Record<string, unknown> {
  const { body } = request;
  if (typeof body !== 'string' || body === '') return {};
  const parsed = parseJson(body);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return {};
  return parsed as Record<string, unknown>;
}

function sendError(reply: FastifyReply, error: unknown): FastifyReply {
  if (error instanceof FrappeError) return reply.code(error.status).send(errorBody(error));
  const status = (error as { statusCode?: number }).statusCode ?? 500;
  const message = error instanceof Error ? error.message : String(error);
  return reply.code(status).send(errorBody(new FrappeError('Exception', message, [])));
}

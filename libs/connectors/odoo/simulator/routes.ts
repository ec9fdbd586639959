import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Accounting } from './accounting';
import type { Contacts } from './contacts';
import { accessError, errorBody, OdooError, valueError } from './odoo-error';
import type { Context } from './reading';
import { searchRead } from './reading';
import type { Rec, Records, Values } from './records';
import { fieldsOf } from './records';
import type { Selling } from './selling';
import type { Warehouse } from './warehouse';

export interface User {
  readonly apiKey: string;
  /** Models whose records the user may only read. */
  readonly readOnly?: readonly string[];
}

export interface Served {
  readonly users: readonly User[];
  readonly records: Records;
  readonly accounting: Accounting;
  readonly selling: Selling;
  readonly warehouse: Warehouse;
  readonly contacts: Contacts;
}

interface Call {
  readonly model: string;
  readonly method: string;
  readonly args: Values;
  readonly context: Context;
}

const READING = new Set(['search_read', 'has_access']);

/** `POST /json/2/<model>/<method>` with every argument named. */
export function registerRoutes(app: FastifyInstance, served: Served): void {
  app.setErrorHandler((error, _request, reply) => {
    const known = error instanceof OdooError ? error : valueError(String(error));
    return reply.code(known.status).send(errorBody(known.exception, known.message));
  });
  app.post<{ Params: { model: string; method: string } }>(
    '/json/2/:model/:method',
    async (request, reply) => {
      const user = authenticated(request, served.users);
      const { context = {}, ...args } = (request.body ?? {}) as Values & { context?: Context };
      const call = { ...request.params, args, context };
      fieldsOf(call.model);
      if (call.method === 'has_access') return reply.send(!user.readOnly?.includes(call.model));
      if (!READING.has(call.method) && user.readOnly?.includes(call.model)) {
        throw accessError(`You are not allowed to modify '${call.model}' records.`);
      }
      return reply.type('application/json').send(JSON.stringify(answer(call, served) ?? null));
    },
  );
}

function answer(call: Call, served: Served): unknown {
  const { model, method, args, context } = call;
  switch (method) {
    case 'search_read':
      return searchRead(served.records, model, args, context);
    case 'create':
      return (args['vals_list'] as Values[]).map((values) => create(model, values, served).id);
    default:
      for (const id of args['ids'] as number[]) act(call, id, served);
      return true;
  }
}

function create(model: string, values: Values, { records, accounting, selling, contacts }: Served): Rec {
  if (model === 'account.move') return accounting.create(values);
  if (model === 'sale.order') return selling.create(values);
  if (model === 'res.partner') return contacts.create(values);
  return records.insert(model, values);
}

function act({ model, method, args }: Call, id: number, served: Served): void {
  const { accounting, selling, warehouse, contacts, records } = served;
  switch (`${model} ${method}`) {
    case 'account.move action_post':
      return accounting.post(id);
    case 'account.move button_draft':
      return accounting.resetToDraft(id);
    case 'account.move button_cancel':
      return accounting.cancel(id);
    case 'account.move unlink':
      return accounting.unlink(id);
    case 'sale.order action_confirm':
      return selling.confirm(id);
    case 'sale.order action_cancel':
      return selling.cancel(id);
    case 'sale.order unlink':
      return selling.unlink(id);
    case 'stock.picking action_assign':
      return warehouse.assign(id);
    case 'stock.picking do_unreserve':
      return warehouse.unreserve(id);
    case 'res.partner write':
      return contacts.write(id, args['vals'] as Values);
    case 'res.partner unlink':
      return contacts.unlink(id);
    default:
      if (method !== 'write') {
        throw new OdooError(404, 'werkzeug.exceptions.NotFound', `${model} has no method ${method}`);
      }
      records.update(model, id, args['vals'] as Values);
  }
}

function authenticated({ headers }: FastifyRequest, users: readonly User[]): User {
  const [, key] = /^bearer (.+)$/i.exec(headers.authorization ?? '') ?? [];
  const user = users.find(({ apiKey }) => apiKey === key);
  if (user) return user;
  throw new OdooError(401, 'werkzeug.exceptions.Unauthorized', 'Invalid apikey');
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { HookRegistry, ResourceName } from './hook-registry';
import { RESOURCES } from './hook-registry';
import type { ApiCall, HookSender } from './hook-sender';
import { listPage } from './list-query';
import type { Fields } from './models';
import { readBody } from './models';
import { restOf, type OrderBook, type OrderRecord } from './order-book';
import type { PaymentBook } from './payment-book';
import type { ProductBook } from './product-book';
import { productRoutes } from './product-routes';
import type { ReturnBook } from './return-book';
import { orderMakingRoutes, requireOverrides } from './order-making-routes';
import { returnRoutes } from './return-routes';
import type { ShipmentBook } from './shipment-book';
import { shipmentRoutes } from './shipment-routes';
import { requireRole, type TokenDesk, type TokenHolder } from './token-desk';
import type { UserBook } from './user-book';
import { userRoutes } from './user-routes';

/** How the marketplace behaves where the documents leave it open. */
export interface Tuning {
  /** How far the order list is behind. */
  listLagMs: number;
  /** How far the lists of shipments of orders are behind. */
  shipmentListLagMs: number;
  /** How many line items a worksheet carries. */
  worksheetLineItems: number;
  /** Whether hash keys are never shown. */
  hidesSecrets: boolean;
  /** Of the locale of the buyer's users; null: they have none. */
  buyerCurrency: string | null;
}

export interface RouteWorld {
  readonly orders: OrderBook;
  readonly payments: PaymentBook;
  readonly returns: ReturnBook;
  readonly users: UserBook;
  readonly products: ProductBook;
  readonly shipments: ShipmentBook;
  readonly registry: HookRegistry;
  readonly tokens: TokenDesk;
  readonly sender: HookSender;
  readonly tuning: Tuning;
  readonly now: () => Date;
}

interface Call {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
  readonly holder: TokenHolder;
}

export interface Route {
  readonly verb: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly roles: readonly string[];
  /** Undefined answers 204. */
  readonly answer: (call: Call) => unknown;
}

const READ = ['OrderAdmin', 'OrderReader'];
const WRITE = ['OrderAdmin'];
const isAdmin = ({ roles }: TokenHolder): boolean =>
  roles.includes('OrderAdmin') || roles.includes('FullAccess');

/** Every simulated route; a test holds them against the published list. */
export function simulatedRoutes(world: RouteWorld): Route[] {
  return [
    ...orderRoutes(world),
    ...orderMakingRoutes(world),
    ...paymentRoutes(world),
    ...returnRoutes(world),
    ...shipmentRoutes(world),
    ...userRoutes(world),
    ...productRoutes(world),
    ...resourceRoutes(world),
  ];
}

function orderRoutes({ orders, shipments, tuning, now }: RouteWorld): Route[] {
  const order = '/orders/{direction}/{orderID}';
  const of = (call: Call): OrderRecord => orders.require(call.params['orderID'] ?? '');
  const move = (name: string, act: (record: OrderRecord, call: Call) => void): Route => ({
    verb: 'POST',
    path: `${order}/${name}`,
    roles: WRITE,
    answer(call) {
      const record = of(call);
      act(record, call);
      return record.order;
    },
  });
  return [
    {
      verb: 'GET',
      path: '/orders/{direction}',
      roles: READ,
      answer: ({ query }) => listPage(visible(orders, query, now().getTime() - tuning.listLagMs), query),
    },
    { verb: 'GET', path: order, roles: READ, answer: (call) => of(call).order },
    {
      verb: 'PATCH',
      path: order,
      roles: WRITE,
      answer(call) {
        const body = readBody('Order', call.body);
        requireOverrides(call, body);
        orders.patch(of(call), body);
        return of(call).order;
      },
    },
    {
      verb: 'GET',
      path: `${order}/worksheet`,
      roles: READ,
      answer(call) {
        const { order: Order, lineItems, responses } = of(call);
        return {
          Order,
          LineItems: lineItems.slice(0, tuning.worksheetLineItems),
          OrderPromotions: [],
          ...responses,
        };
      },
    },
    {
      verb: 'GET',
      path: `${order}/lineitems`,
      roles: READ,
      answer: (call) => listPage(of(call).lineItems, call.query),
    },
    move('cancel', (record) => {
      orders.cancel(record);
      orders.keep(record, 'order.cancel', `order:${String(record.order['ID'])}`);
    }),
    move('complete', (record) => {
      orders.complete(record);
      orders.keep(record, 'order.complete', `order:${String(record.order['ID'])}`);
    }),
    move('approve', (record) => orders.approve(record)),
    move('ship', (record, call) => {
      orders.ship(record, {});
      const { ID } = shipments.create(readBody('Shipment', call.body ?? {}));
      for (const [LineItemID, QuantityShipped] of restOf(record)) {
        shipments.saveItem(String(ID), { OrderID: record.order['ID'], LineItemID, QuantityShipped });
      }
    }),
  ];
}

/** Submitted orders and others are never in one list; what has just changed is not in it yet. */
function visible(orders: OrderBook, query: Call['query'], indexedUntil: number): Fields[] {
  const carts = query['IsSubmitted'] === 'False' || query['Status'] === 'Unsubmitted';
  return orders
    .all()
    .map(({ order }) => order)
    .filter((order) => (order['IsSubmitted'] === true) !== carts)
    .filter((order) => carts || Date.parse(String(order['LastUpdated'])) <= indexedUntil);
}

function paymentRoutes({ orders, payments }: RouteWorld): Route[] {
  const all = '/orders/{direction}/{orderID}/payments';
  const one = `${all}/{paymentID}`;
  const of = (call: Call): OrderRecord => orders.require(call.params['orderID'] ?? '');
  const id = (call: Call): string => call.params['paymentID'] ?? '';
  return [
    { verb: 'GET', path: all, roles: READ, answer: (call) => listPage(of(call).payments, call.query) },
    {
      verb: 'POST',
      path: all,
      roles: [...WRITE, 'Shopper'],
      answer: (call) => payments.create(of(call), readBody('Payment', call.body), isAdmin(call.holder)),
    },
    { verb: 'GET', path: one, roles: READ, answer: (call) => payments.require(of(call), id(call)) },
    {
      verb: 'PATCH',
      path: one,
      roles: WRITE,
      answer: (call) => payments.patch(of(call), id(call), readBody('Payment', call.body)),
    },
    {
      verb: 'POST',
      path: `${one}/transactions`,
      roles: WRITE,
      answer: (call) =>
        payments.addTransaction(of(call), id(call), readBody('PaymentTransaction', call.body)),
    },
  ];
}

const ID_PARAMETERS: Readonly<Record<ResourceName, string>> = {
  webhooks: 'webhookID',
  integrationEvents: 'integrationEventID',
  apiclients: 'apiClientID',
  'integrations/deliveryconfig': 'deliveryConfigID',
  messagesenders: 'messageSenderID',
};

function resourceRoutes({ registry, tuning }: RouteWorld): Route[] {
  const assignments = {
    path: '/messagesenders/assignments',
    roles: ['MessageConfigAssignmentAdmin'],
  };
  return [
    { verb: 'GET', ...assignments, answer: ({ query }) => listPage(registry.assignments(), query) },
    { verb: 'POST', ...assignments, answer: ({ body }) => registry.assign(body as Fields) },
    ...(Object.keys(RESOURCES) as ResourceName[]).flatMap((name): Route[] => {
      const { model, role } = RESOURCES[name];
      const all = `/${name}`;
      const one = `${all}/{${ID_PARAMETERS[name]}}`;
      const roles = [role];
      const id = (call: Call): string => call.params[ID_PARAMETERS[name]] ?? '';
      const body = (call: Call): Fields => readBody(model, call.body);
      return [
        { verb: 'GET', path: all, roles, answer: ({ query }) => listPage(registry.list(name), query) },
        { verb: 'POST', path: all, roles, answer: (call) => registry.create(name, body(call)) },
        { verb: 'GET', path: one, roles, answer: (call) => shown(registry.require(name, id(call)), tuning) },
        { verb: 'PUT', path: one, roles, answer: (call) => registry.save(name, id(call), body(call)) },
        { verb: 'PATCH', path: one, roles, answer: (call) => registry.patch(name, id(call), body(call)) },
        { verb: 'DELETE', path: one, roles, answer: (call) => registry.delete(name, id(call)) },
      ];
    }),
  ];
}

function shown({ HashKey, ...object }: Fields, { hidesSecrets }: Tuning): Fields {
  return HashKey === undefined || hidesSecrets ? object : { ...object, HashKey };
}

/** Mounts the routes below `/v1`; a write that succeeded is told to the hooks. */
export function mountRoutes(app: FastifyInstance, world: RouteWorld): void {
  for (const route of simulatedRoutes(world)) {
    const url = `/v1${route.path.replace(/\{(\w+)\}/g, ':$1')}`;
    app.route({
      method: route.verb,
      url,
      handler: (request, reply) => handle(world, route, request, reply),
    });
  }
}

async function handle(
  { tokens, sender }: RouteWorld,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const holder = tokens.holderOf(request.headers.authorization);
  requireRole(holder, route.roles);
  const params = request.params as Record<string, string>;
  const query = request.query as Call['query'];
  const response = route.answer({ params, query, body: request.body, holder });
  if (route.verb !== 'GET') {
    const call: ApiCall = {
      route: `v1${route.path}`,
      verb: route.verb,
      params,
      request: request.body ?? null,
      response: response ?? null,
      clientId: holder.clientId,
    };
    sender.called(call);
  }
  if (response === undefined) return reply.code(204).send();
  return reply.code(route.verb === 'POST' ? 201 : 200).send(response);
}

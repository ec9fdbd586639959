import type { FastifyInstance } from 'fastify';
import { EffectsLedger } from '#connectors/kit/simulator/effects-ledger';
import type { ErrorAnswer, Simulator } from '#connectors/kit/simulator/simulator';
import { SimulatorStore } from '#connectors/kit/simulator/simulator-store';
import type { WebhookFaults } from '#connectors/kit/simulator/webhook-faults';
import type { Clock } from '#platform/clock/clock';
import { systemClock } from '#platform/clock/clock';
import { addControlRoutes } from './control-routes';
import { HookRegistry } from './hook-registry';
import { HookSender } from './hook-sender';
import { readBody, type Fields } from './models';
import { OcError } from './oc-error';
import { OrderBook, restOf } from './order-book';
import { PaymentBook } from './payment-book';
import { placeOrderSchema, type PlaceOrderInput } from './place-order';
import { ProductBook } from './product-book';
import { ReturnBook } from './return-book';
import { mountRoutes, type RouteWorld, type Tuning } from './routes';
import { BUYER_USER } from './sample-data';
import { ShipmentBook } from './shipment-book';
import { ShopUsers } from './shop-users';
import { AuthRefusal, TokenDesk } from './token-desk';
import { UserBook } from './user-book';

export interface OrderCloudSimulatorOptions {
  readonly clock?: Clock;
  /** Where the marketplace is kept between runs. */
  readonly directory?: string;
  /** The API client of the integration; `DEFAULT_API_CLIENT` unless said. */
  readonly apiClient?: { readonly id: string; readonly secret: string; readonly roles?: readonly string[] };
  readonly tokenLifeSeconds?: number;
  readonly listLagMs?: number;
  /** So many line items a worksheet carries; the others are in their own list only. */
  readonly worksheetLineItems?: number;
}

export const DEFAULT_API_CLIENT = {
  id: 'tillbridge-integration',
  secret: 'ordercloud-secret-of-the-sandbox',
};
/** API clients of the shop itself: buyers order through the one, staff works through the other. */
export const SHOP_CLIENTS = ['storefront', 'back-office'] as const;
const [STOREFRONT, BACK_OFFICE] = SHOP_CLIENTS;
const ROLES = [
  'OrderAdmin',
  'OrderReader',
  'BuyerUserAdmin',
  'ProductAdmin',
  'ShipmentReader',
  'OverrideUnitPrice',
  'OverrideTax',
  'FullAccess',
];

/** A marketplace written from the documents: strict about names, roles and the rules of payments. */
export class OrderCloudSimulator implements Simulator {
  readonly name = 'ordercloud';
  readonly orders: OrderBook;
  readonly payments: PaymentBook;
  readonly returns: ReturnBook;
  readonly users: UserBook;
  readonly products: ProductBook;
  readonly shipments: ShipmentBook;
  readonly shopUsers: ShopUsers;
  readonly registry: HookRegistry;
  readonly tokens: TokenDesk;
  readonly sender: HookSender;
  readonly ledger: EffectsLedger;
  readonly tuning: Tuning;
  private readonly clock: Clock;
  private readonly store: SimulatorStore;

  constructor(options: OrderCloudSimulatorOptions = {}) {
    this.clock = options.clock ?? systemClock;
    this.store = new SimulatorStore({ name: 'ordercloud', directory: options.directory });
    this.ledger = new EffectsLedger(this.store);
    this.orders = new OrderBook(this.store, this.ledger, this.clock);
    this.returns = new ReturnBook(this.store, this.orders);
    this.shipments = new ShipmentBook(this.store, this.orders);
    this.payments = new PaymentBook(this.orders, this.returns);
    this.registry = new HookRegistry(this.store);
    const client = { roles: ROLES, ...(options.apiClient ?? DEFAULT_API_CLIENT) };
    this.tokens = new TokenDesk([client], this.clock, options.tokenLifeSeconds ?? 36_000);
    this.sender = new HookSender(this.registry, this.orders, this.tokens, this.clock);
    this.users = new UserBook(this.store, this.ledger, this.clock);
    this.products = new ProductBook(this.store, this.ledger, this.clock);
    this.shopUsers = new ShopUsers(this.users, this.sender, BACK_OFFICE);
    this.tuning = {
      listLagMs: options.listLagMs ?? 0,
      shipmentListLagMs: 0,
      worksheetLineItems: options.worksheetLineItems ?? 1000,
      hidesSecrets: false,
      buyerCurrency: 'EUR',
    };
    this.seed();
  }

  get webhookFaults(): WebhookFaults {
    return this.sender.faults;
  }

  register(app: FastifyInstance): void {
    app.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string' },
      (_request, body, done) => done(null, new URLSearchParams(String(body))),
    );
    app.setErrorHandler((error, _request, reply) => {
      if (error instanceof OcError) return reply.code(error.status).send(error.body());
      if (error instanceof AuthRefusal) return reply.code(400).send(error.body());
      throw error;
    });
    app.post('/oauth/token', (request) =>
      this.tokens.grant(request.body instanceof URLSearchParams ? request.body : new URLSearchParams()),
    );
    mountRoutes(app, this.world());
  }

  control(app: FastifyInstance): void {
    addControlRoutes(app, this);
  }

  /** What the routes work on; also for tests that only want to know the routes. */
  world(): RouteWorld {
    const { orders, payments, returns, users, products, shipments, registry, tokens, sender, tuning } = this;
    return {
      orders,
      payments,
      returns,
      users,
      products,
      shipments,
      registry,
      tokens,
      sender,
      tuning,
      now: () => this.clock.now(),
    };
  }

  /** A shopper fills a cart, has it calculated and submits it; the order's ID. */
  placeOrder(request: PlaceOrderInput = {}): string {
    const asked = placeOrderSchema.parse(request);
    const record = this.orders.open(asked, this.users.find(asked.customer.id ?? BUYER_USER.ID));
    this.users.ensure(record.order['FromUser'] as Fields);
    const id = String(record.order['ID']);
    this.sender.checkout(record, STOREFRONT, 'OrderCalculate');
    this.orders.submit(record, asked.needsApproval);
    if (!asked.needsApproval) this.products.take(record);
    this.told(id, 'v1/cart/submit', {}, STOREFRONT);
    this.sender.checkout(record, STOREFRONT, asked.needsApproval ? 'OrderSubmitForApproval' : 'OrderSubmit');
    this.sender.message(record, asked.needsApproval ? 'OrderSubmittedForApproval' : 'OrderSubmitted');
    return id;
  }

  approve(orderId: string): void {
    const record = this.orders.require(orderId);
    this.orders.approve(record);
    this.products.take(record);
    this.toldOfMove(orderId, 'approve');
    this.sender.checkout(record, BACK_OFFICE, 'OrderApproved');
    this.sender.message(record, 'OrderApproved');
  }

  /** Staff moves an order. */
  setStatus(orderId: string, status: string): void {
    const record = this.orders.require(orderId);
    if (status === 'Canceled') this.orders.cancel(record);
    else if (status === 'Completed') this.orders.complete(record);
    else throw OcError.invalid('Order.InvalidStatus', `No call moves an order to ${status}.`);
    this.toldOfMove(orderId, status === 'Canceled' ? 'cancel' : 'complete');
  }

  /** One parcel, by quantity per line item, or with everything that is left. The platform's own completion has no hook of its own. */
  ship(
    orderId: string,
    quantities: Readonly<Record<string, number>> | null = null,
    parcel: Record<string, unknown> = {},
  ): void {
    const record = this.orders.require(orderId);
    this.orders.ship(record, {});
    const shipmentID = String(this.shipments.create(readBody('Shipment', parcel))['ID']);
    const items = quantities === null ? restOf(record) : Object.entries(quantities);
    for (const [LineItemID, QuantityShipped] of items) {
      const response = this.shipments.saveItem(shipmentID, { OrderID: orderId, LineItemID, QuantityShipped });
      if (quantities === null) continue;
      this.sender.called({
        route: 'v1/shipments/{shipmentID}/items',
        verb: 'POST',
        params: { shipmentID },
        request: null,
        response,
        clientId: BACK_OFFICE,
      });
    }
    const { DateShipped } = this.shipments.require(shipmentID);
    this.shipments.patch(shipmentID, { DateShipped: DateShipped ?? this.orders.now() });
    if (quantities === null) return this.toldOfMove(orderId, 'ship');
    this.sender.message(record, 'ShipmentCreated');
  }

  /** A shopper asks to give something back; staff approves it where a rule asks for approval. */
  requestReturn(orderId: string, body: Record<string, unknown>, needsApproval = true): string {
    const id = String(this.returns.create({ ...body, OrderID: orderId })['ID']);
    this.returns.submit(id, needsApproval);
    this.toldOfReturn(id, 'submit');
    return id;
  }

  judgeReturn(returnId: string, move: 'approve' | 'decline' | 'complete'): void {
    if (move === 'approve') this.returns.approve(returnId);
    else this.returns.end(returnId, move === 'decline' ? 'Declined' : 'Completed');
    this.toldOfReturn(returnId, move);
  }

  describe(orderId: string): Record<string, unknown> {
    const { order, payments } = this.orders.require(orderId);
    return { orderId, number: orderId, grandTotal: order['Total'], status: order['Status'], payments };
  }

  /** How often the same was written by us at most: twice the same operation is once too often. */
  writes(orderId: string): number {
    const counts = new Map<string, number>();
    for (const { operation, objectId } of this.ledger.list()) {
      if (objectId === orderId) counts.set(operation, (counts.get(operation) ?? 0) + 1);
    }
    return Math.max(0, ...counts.values());
  }

  state(): unknown {
    return {
      orders: this.orders.all(),
      users: this.users.all(),
      webhooks: this.registry.list('webhooks'),
      integrationEvents: this.registry.list('integrationEvents'),
      apiClients: this.registry.list('apiclients'),
      effects: this.ledger.list(),
      eventAttempts: this.sender.attempts(),
    };
  }

  reset(): void {
    this.sender.reset();
    this.store.clear();
    this.seed();
  }

  async close(): Promise<void> {
    await this.sender.close();
    this.store.close();
  }

  errorAnswer(status: number, code = 'InjectedFault'): ErrorAnswer {
    return { body: new OcError(status, code, `Injected fault ${status}`).body() };
  }

  private toldOfMove(orderId: string, move: string): void {
    this.told(
      orderId,
      `v1/orders/{direction}/{orderID}/${move}`,
      { direction: 'Incoming', orderID: orderId },
      BACK_OFFICE,
    );
  }

  private toldOfReturn(returnID: string, move: string): void {
    this.sender.called({
      route: `v1/orderreturns/{returnID}/${move}`,
      verb: 'POST',
      params: { returnID },
      request: null,
      response: this.returns.require(returnID),
      clientId: BACK_OFFICE,
    });
  }

  private told(orderId: string, route: string, params: Record<string, string>, clientId: string): void {
    const response = this.orders.require(orderId).order;
    this.sender.called({ route, verb: 'POST', params, request: null, response, clientId });
  }

  private seed(): void {
    this.users.ensure(BUYER_USER);
    this.products.seed();
    const known = new Set(this.registry.list('apiclients').map(({ ID }) => ID));
    for (const ID of SHOP_CLIENTS.filter((id) => !known.has(id))) {
      this.registry.create('apiclients', {
        ID,
        AppName: ID,
        Active: true,
        OrderCheckoutIntegrationEventID: null,
      });
    }
  }
}

export function createOrderCloudSimulator(options?: OrderCloudSimulatorOptions): OrderCloudSimulator {
  return new OrderCloudSimulator(options);
}

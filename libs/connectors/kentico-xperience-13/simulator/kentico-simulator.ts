import type { FastifyInstance } from 'fastify';
import type { ErrorAnswer, Simulator } from '#connectors/kit/simulator/simulator';
import type { Clock } from '#platform/clock/clock';
import { systemClock } from '#platform/clock/clock';
import { addControlRoutes } from './control-routes';
import type { EventTarget } from './events/order-events';
import { KenticoWorld } from './kentico-world';
import type { RestUser } from './rest/basic-auth';
import { requestErrorPage } from './rest/rest-error';
import { addRestRoutes } from './rest/rest-routes';
import { orderAddressTable, orderItemTable, orderStatusUserTable, orderTable } from './schema/order-tables';
import { orderStatusTable } from './schema/shop-tables';
import type { Row } from './schema/table';
import type { PlaceOrderInput } from './shop/place-order.schema';
import { placeOrderSchema } from './shop/place-order.schema';
import type { SiteOptions } from './shop/seed';

export interface KenticoSimulatorOptions {
  readonly clock?: Clock;
  /** Where the shop is kept between runs. */
  readonly directory?: string;
  /** The REST user; `tillbridge` with password `Kentico-Rest-1!` unless said. */
  readonly user?: RestUser;
  /** Two sites, `Store` and `Store2`, unless said: one connection belongs to one site. */
  readonly sites?: readonly SiteOptions[];
  /** Of the web server's local time. */
  readonly utcOffsetMinutes?: number;
  readonly targets?: readonly EventTarget[];
  readonly retryDelaysMs?: readonly number[];
  /** Whether the community's own Stripe module is installed as well. */
  readonly otherStripeModule?: boolean;
}

export const DEFAULT_REST_USER: RestUser = { userName: 'tillbridge', password: 'Kentico-Rest-1!' };

export class KenticoSimulator implements Simulator {
  readonly name = 'kentico';
  readonly world: KenticoWorld;
  readonly user: RestUser;

  constructor(options: KenticoSimulatorOptions = {}) {
    this.user = options.user ?? DEFAULT_REST_USER;
    this.world = new KenticoWorld({
      clock: options.clock ?? systemClock,
      directory: options.directory,
      sites: options.sites ?? [{ name: 'Store' }, { name: 'Store2' }],
      utcOffsetMinutes: options.utcOffsetMinutes ?? 60,
      targets: options.targets ?? [],
      retryDelaysMs: options.retryDelaysMs ?? [500, 1000, 2000, 5000, 10_000],
      otherStripeModule: options.otherStripeModule ?? false,
    });
  }

  get webhookFaults(): KenticoWorld['events']['faults'] {
    return this.world.events.faults;
  }

  register(app: FastifyInstance): void {
    const { world } = this;
    addRestRoutes(app, {
      database: world.database,
      writer: world.writer,
      user: this.user,
      settings: world.restSettings,
      utcOffsetMinutes: () => world.utcOffsetMinutes,
    });
  }

  control(app: FastifyInstance): void {
    addControlRoutes(app, this.world);
  }

  /** Checks out like a shopper; the order's key. */
  placeOrder(request: PlaceOrderInput = {}): string {
    return String(this.world.checkout.place(placeOrderSchema.parse(request))['OrderID']);
  }

  /** Moves an order like an administrator. */
  setStatus(orderId: string, name: string): void {
    const order = this.order(orderId);
    const status = this.world.database.find(
      orderStatusTable,
      (row) => row['StatusName'] === name && row['StatusSiteID'] === order['OrderSiteID'],
    );
    if (!status) throw new Error(`no status "${name}"`);
    this.world.saver.update(order, { OrderStatusID: status['StatusID'] ?? null }, 7);
  }

  order(orderId: string): Row {
    const order = this.world.database.byId(orderTable, Number(orderId));
    if (!order) throw new Error(`no order ${orderId}`);
    return order;
  }

  statusOf(orderId: string): string {
    const status = this.world.database.byId(orderStatusTable, Number(this.order(orderId)['OrderStatusID']));
    return String(status?.['StatusName']);
  }

  /** How often the order was written through REST. */
  writes(orderId: string): number {
    return this.world.ledger.timesApplied(`${orderTable.objectType}/${orderId}`);
  }

  state(): unknown {
    const { database, ledger, mails, events } = this.world;
    const effects = ledger.list();
    const puts: Record<string, number> = {};
    for (const { operation, objectId } of effects) {
      if (operation === `${orderTable.objectType}.update`) puts[objectId] = (puts[objectId] ?? 0) + 1;
    }
    return {
      orders: database.rows(orderTable).map((row) => ({
        ...row,
        StatusName: this.statusOf(String(row['OrderID'])),
      })),
      items: database.rows(orderItemTable),
      addresses: database.rows(orderAddressTable),
      history: database.rows(orderStatusUserTable),
      mails: mails.sent(),
      eventLog: mails.events(),
      puts,
      effects,
      eventAttempts: events.attempts(),
    };
  }

  reset(): void {
    this.world.reset();
  }

  async close(): Promise<void> {
    await this.world.events.close();
    this.world.store.close();
  }

  errorAnswer(status: number): ErrorAnswer {
    return { body: requestErrorPage(status), headers: { 'content-type': 'text/html; charset=utf-8' } };
  }
}

export function createKenticoSimulator(options?: KenticoSimulatorOptions): KenticoSimulator {
  return new KenticoSimulator(options);
}

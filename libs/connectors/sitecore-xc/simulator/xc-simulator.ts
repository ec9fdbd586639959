import type { FastifyInstance } from 'fastify';
import type { ErrorAnswer, Simulator } from '#connectors/kit/simulator/simulator';
import type { Clock } from '#platform/clock/clock';
import { systemClock } from '#platform/clock/clock';
import { addControlRoutes } from './control-routes';
import { addEngineRoutes } from './engine-routes';
import type { OrderEntity } from './entities';
import { addIdentityRoutes } from './identity-routes';
import { runMinions } from './minions';
import type { EventTarget } from './order-events';
import type { PlaceOrderInput } from './place-order.schema';
import { placeOrderSchema } from './place-order.schema';
import { XcWorld } from './xc-world';

export interface XcSimulatorOptions {
  readonly clock?: Clock;
  /** Where the shop is kept between runs. */
  readonly directory?: string;
  /** Secret of the client `tillbridge`. */
  readonly clientSecret?: string;
  readonly eventTarget?: EventTarget;
  readonly retryDelaysMs?: readonly number[];
}

export const CLIENT_ID = 'tillbridge';
export const DEFAULT_CLIENT_SECRET = 'xc-client-secret-for-tests';
/** The client and the user that an installation has from the beginning. */
export const DEFAULT_USER = { userName: 'sitecore\\admin', password: 'b' } as const;
const POSTMAN_CLIENT = 'postman-api';

/** Sitecore Experience Commerce: the Identity Server below `/connect`, the Commerce Engine below `/api`. */
export class XcSimulator implements Simulator {
  readonly name = 'sitecore-xc';
  readonly world: XcWorld;

  constructor(options: XcSimulatorOptions = {}) {
    this.world = new XcWorld({
      clock: options.clock ?? systemClock,
      directory: options.directory,
      clients: [
        {
          id: CLIENT_ID,
          secret: options.clientSecret ?? DEFAULT_CLIENT_SECRET,
          grants: ['client_credentials'],
          scopes: ['EngineAPI'],
        },
        {
          id: POSTMAN_CLIENT,
          secret: undefined,
          grants: ['password'],
          scopes: ['openid', 'EngineAPI', 'postman_api'],
        },
      ],
      users: [DEFAULT_USER],
      eventTarget: options.eventTarget,
      retryDelaysMs: options.retryDelaysMs ?? [500, 1000, 2000, 5000, 10_000],
    });
  }

  get webhookFaults(): XcWorld['events']['faults'] {
    return this.world.events.faults;
  }

  register(app: FastifyInstance): void {
    addIdentityRoutes(app, this.world.identity);
    addEngineRoutes(app, this.world);
  }

  control(app: FastifyInstance): void {
    addControlRoutes(app, this.world);
  }

  /** Checks out like a shopper; the order's id. */
  placeOrder(request: PlaceOrderInput = {}): string {
    return this.world.place(placeOrderSchema.parse(request)).Id;
  }

  /** Moves an order like the staff or a minion. */
  setStatus(orderId: string, status: string): void {
    this.world.orders.save(this.order(orderId), status);
  }

  /** Wakes the minions once. */
  runMinions(): void {
    runMinions(this.world.orders);
  }

  order(orderId: string): OrderEntity {
    const order = this.world.orders.find(orderId);
    if (!order) throw new Error(`no order ${orderId}`);
    return order;
  }

  /** How often each command took effect on the order. */
  effects(orderId: string): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { operation, objectId } of this.world.ledger.list()) {
      if (objectId === orderId) counts[operation] = (counts[operation] ?? 0) + 1;
    }
    return counts;
  }

  state(): unknown {
    const { orders, ledger, events, identity } = this.world;
    return {
      orders: orders.all(),
      salesActivities: orders.all().flatMap((order) => orders.activitiesOf(order)),
      effects: ledger.list(),
      eventAttempts: events.attempts(),
      tokensIssued: identity.issued,
    };
  }

  reset(): void {
    this.world.reset();
  }

  close(): Promise<void> {
    return this.world.close();
  }

  errorAnswer(status: number): ErrorAnswer {
    return { body: { error: { code: '', message: `An error has occurred (${status}).` } } };
  }
}

export function createXcSimulator(options?: XcSimulatorOptions): XcSimulator {
  return new XcSimulator(options);
}

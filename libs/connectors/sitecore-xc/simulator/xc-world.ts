import { EffectsLedger } from '#connectors/kit/simulator/effects-ledger';
import { SimulatorStore } from '#connectors/kit/simulator/simulator-store';
import type { Clock } from '#platform/clock/clock';
import { buildOrder } from './build-order';
import type { OrderEntity } from './entities';
import type { IdentityClientEntry, IdentityUser } from './identity-server';
import { IdentityServer } from './identity-server';
import type { EventTarget } from './order-events';
import { OrderEvents } from './order-events';
import { OrderKeeper } from './order-keeper';
import type { PlaceOrder } from './place-order.schema';

export interface XcWorldOptions {
  readonly clock: Clock;
  readonly directory: string | undefined;
  readonly clients: readonly IdentityClientEntry[];
  readonly users: readonly IdentityUser[];
  readonly eventTarget: EventTarget | undefined;
  readonly retryDelaysMs: readonly number[];
}

/** Everything inside one installation: identity, orders, the companion plug-in. */
export class XcWorld {
  readonly store: SimulatorStore;
  readonly identity: IdentityServer;
  readonly orders: OrderKeeper;
  readonly ledger: EffectsLedger;
  readonly events: OrderEvents;

  constructor(private readonly options: XcWorldOptions) {
    const { clock, clients, users } = options;
    this.store = new SimulatorStore({ name: 'sitecore-xc', directory: options.directory });
    this.identity = new IdentityServer(this.store, clock, clients, users);
    this.orders = new OrderKeeper(this.store, clock);
    this.ledger = new EffectsLedger(this.store);
    this.events = new OrderEvents(options.eventTarget, clock, options.retryDelaysMs);
    this.orders.observe((saved) => {
      if (this.orders.companionInstalled) this.events.saved(saved);
    });
  }

  place(input: PlaceOrder): OrderEntity {
    const placedAt = this.options.clock.now().toISOString().replace('Z', '+00:00');
    const order = buildOrder(input, { sequence: this.orders.count + 1, placedAt });
    this.orders.add(order);
    return order;
  }

  /** Notes that a command of ours took effect. */
  noteEffect(command: string, order: OrderEntity): void {
    const at = this.options.clock.now().toISOString();
    this.ledger.record({ operation: command, key: `${command}/${order.Id}`, at, objectId: order.Id });
  }

  reset(): void {
    this.events.reset();
    this.store.clear();
    this.orders.companionInstalled = true;
  }

  async close(): Promise<void> {
    await this.events.close();
    this.store.close();
  }
}

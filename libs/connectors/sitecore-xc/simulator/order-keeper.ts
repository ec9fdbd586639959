import type { Collection, SimulatorStore } from '#connectors/kit/simulator/simulator-store';
import type { Clock } from '#platform/clock/clock';
import type { OrderEntity, SalesActivityEntity } from './entities';
import { componentOf, HISTORY, LIST_OF_STATUS } from './entities';

export interface SavedOrder {
  readonly order: OrderEntity;
  readonly kind: 'placed' | 'moved' | 'changed';
}

/** Orders and sales activities with what every save does: time stamp, version, and the companion's blocks if it is installed. */
export class OrderKeeper {
  private readonly orders: Collection<OrderEntity>;
  private readonly salesActivities: Collection<SalesActivityEntity>;
  private readonly observers: Array<(saved: SavedOrder) => void> = [];
  /** Whether our companion plug-in is deployed. */
  companionInstalled = true;

  constructor(
    store: SimulatorStore,
    private readonly clock: Clock,
  ) {
    this.orders = store.collection('orders');
    this.salesActivities = store.collection('sales-activities');
  }

  observe(observer: (saved: SavedOrder) => void): void {
    this.observers.push(observer);
  }

  get count(): number {
    return this.orders.size;
  }

  all(): OrderEntity[] {
    return this.orders.values();
  }

  find(id: string): OrderEntity | undefined {
    return this.orders.get(id);
  }

  activity(id: string): SalesActivityEntity | undefined {
    return this.salesActivities.get(id);
  }

  activitiesOf(order: OrderEntity): SalesActivityEntity[] {
    return this.salesActivities.filter(({ Order }) => Order.EntityTarget === order.Id);
  }

  saveActivity(activity: SalesActivityEntity): void {
    activity.DateUpdated = this.now();
    this.salesActivities.set(activity.Id, activity);
  }

  add(order: OrderEntity): void {
    this.note(order, null);
    this.orders.set(order.Id, order);
    this.tell({ order, kind: 'placed' });
  }

  /** Keeps the order, given a status and whatever else was changed in place. */
  save(order: OrderEntity, status: string = order.Status): void {
    const from = order.Status;
    order.Status = status;
    order.DateUpdated = this.now();
    order.Version += 1;
    if (from !== status) this.note(order, from);
    this.orders.set(order.Id, order);
    this.tell({ order, kind: from === status ? 'changed' : 'moved' });
  }

  /** Members of a list of the engine, in the order of their placement. */
  list(name: string): OrderEntity[] {
    return name === 'Orders'
      ? this.all()
      : this.orders.filter(({ Status }) => LIST_OF_STATUS[Status] === name);
  }

  private note(order: OrderEntity, from: string | null): void {
    if (!this.companionInstalled) return;
    const history = componentOf(order, HISTORY);
    const moves = (history?.['Moves'] ?? []) as unknown[];
    const move = { Number: moves.length + 1, From: from, To: order.Status, At: this.now() };
    if (history) history['Moves'] = [...moves, move];
    else {
      order.Components.push({
        '@odata.type': `#Tillbridge.Commerce.Payments.${HISTORY}`,
        Id: `${order.FriendlyId}-history`,
        Moves: [move],
      });
    }
  }

  private tell(saved: SavedOrder): void {
    for (const observer of this.observers) observer(saved);
  }

  private now(): string {
    return this.clock.now().toISOString().replace('Z', '+00:00');
  }
}

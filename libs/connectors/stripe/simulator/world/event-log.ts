import type { SimulatorClock } from '#connectors/kit/simulator/simulator-clock';
import type { Collection, SimulatorStore } from '#connectors/kit/simulator/simulator-store';
import type { Cause, EventObject } from '../objects/event';
import { newId } from './ids';

/** Per endpoint: what became of one event. */
export type Deliveries = Record<string, 'pending' | 'delivered' | 'failed'>;

const NOBODY: Cause = { id: null, idempotency_key: null };

/** Every event of the account, as a snapshot taken when it happened. */
export class EventLog {
  readonly events: Collection<EventObject>;
  readonly deliveries: Collection<Deliveries>;
  private cause: Cause = NOBODY;
  private publish: (event: EventObject) => void = () => undefined;

  constructor(
    store: SimulatorStore,
    private readonly clock: SimulatorClock,
    private readonly apiVersion: string,
  ) {
    this.events = store.collection<EventObject>('events');
    this.deliveries = store.collection<Deliveries>('event_deliveries');
  }

  /** Who is told of each new event. */
  onEvent(publish: (event: EventObject) => void): void {
    this.publish = publish;
  }

  /** Everything emitted while `work` runs carries this cause. `work` must be synchronous. */
  causedBy<T>(cause: Cause, work: () => T): T {
    const outer = this.cause;
    this.cause = cause;
    try {
      return work();
    } finally {
      this.cause = outer;
    }
  }

  emit(type: string, object: object, previous?: object): void {
    const snapshot = structuredClone(object);
    const event: EventObject = {
      id: newId.event(),
      object: 'event',
      api_version: this.apiVersion,
      created: this.clock.unixSeconds(),
      data: previous
        ? { object: snapshot, previous_attributes: structuredClone(previous) }
        : { object: snapshot },
      livemode: false,
      pending_webhooks: 0,
      request: this.cause,
      type,
    };
    this.events.set(event.id, event);
    this.publish(event);
  }

  /** Notes what became of an event at an endpoint. `pending_webhooks` counts what has not arrived. */
  recordDelivery(eventId: string, endpointId: string, outcome: Deliveries[string]): void {
    const event = this.events.get(eventId);
    if (!event) return;
    const known = this.deliveries.get(eventId) ?? {};
    if (known[endpointId] === 'delivered') return;
    const deliveries = this.deliveries.set(eventId, { ...known, [endpointId]: outcome });
    const pending_webhooks = Object.values(deliveries).filter((each) => each !== 'delivered').length;
    this.events.set(eventId, { ...event, pending_webhooks });
  }

  deliveredEverywhere(eventId: string): boolean {
    return Object.values(this.deliveries.get(eventId) ?? {}).every((each) => each === 'delivered');
  }
}

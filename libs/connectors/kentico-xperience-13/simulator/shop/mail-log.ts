import type { Collection, SimulatorStore } from '#connectors/kit/simulator/simulator-store';
import type { Clock } from '#platform/clock/clock';
import type { Row } from '../schema/table';

export interface KenticoMail {
  readonly orderId: number;
  readonly kind: string;
  readonly at: string;
}

/** The e-mails Kentico would have sent, and its Event log: a second write of the same status shows here. */
export class MailLog {
  private readonly mails: Collection<KenticoMail>;
  private readonly eventLog: Collection<KenticoMail>;

  constructor(
    store: SimulatorStore,
    private readonly clock: Clock,
  ) {
    this.mails = store.collection('mails');
    this.eventLog = store.collection('event-log');
  }

  record(order: Row, kind: string): void {
    add(this.mails, { orderId: Number(order['OrderID']), kind, at: this.clock.now().toISOString() });
  }

  log(kind: string, orderId: number): void {
    add(this.eventLog, { orderId, kind, at: this.clock.now().toISOString() });
  }

  sent(): KenticoMail[] {
    return this.mails.values();
  }

  events(): KenticoMail[] {
    return this.eventLog.values();
  }
}

function add(to: Collection<KenticoMail>, entry: KenticoMail): void {
  to.set(String(to.size + 1), entry);
}

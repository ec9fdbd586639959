import { SimulatorStore, type Collection } from '#connectors/kit/simulator/simulator-store';

export interface CaughtMail {
  readonly id: string;
  readonly receivedAt: string;
  readonly messageId: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const MAILS_KEPT = 500;

/** Every mail that was sent to anybody; the oldest fall out. */
export class Mailbox {
  private readonly store: SimulatorStore;
  private readonly mails: Collection<CaughtMail>;
  private lastId: number;

  constructor(directory: string | undefined) {
    this.store = new SimulatorStore({ name: 'mail', directory });
    this.mails = this.store.collection('mails');
    this.lastId = this.mails.values().reduce((last, { id }) => Math.max(last, Number(id)), 0);
  }

  add(mail: Omit<CaughtMail, 'id'>): CaughtMail {
    this.lastId += 1;
    const id = String(this.lastId);
    const [oldest] = this.mails.size >= MAILS_KEPT ? this.mails.values() : [];
    if (oldest) this.mails.delete(oldest.id);
    return this.mails.set(id, { id, ...mail });
  }

  /** The newest first. */
  list(): CaughtMail[] {
    return this.mails.values().reverse();
  }

  get(id: string): CaughtMail | undefined {
    return this.mails.get(id);
  }

  clear(): void {
    this.store.clear();
  }

  close(): void {
    this.store.close();
  }
}

import type { ModelMessage } from './model-message';

export interface OutboxEntry {
  readonly id: number;
  readonly message: ModelMessage;
  availableAt: number;
  returns: number;
  /** Locked by a transaction of the relay that is under way. */
  claimedBy: symbol | undefined;
}

/** A transaction: what it writes is seen by itself, and by others when it has committed. */
export class ModelTx {
  readonly written = new Map<string, unknown>();
  readonly noted = new Set<string>();
  readonly outgoing: ModelMessage[] = [];

  constructor(private readonly store: ModelStore) {}

  get<T>(key: string): T | undefined {
    return (this.written.has(key) ? this.written.get(key) : this.store.get(key)) as T | undefined;
  }

  /** The value belongs to the store from now on: it is never changed in place. */
  set(key: string, value: unknown): void {
    this.written.set(key, value);
  }

  /** False when it was noted before: the message is a duplicate. */
  note(messageId: string, handler: string): boolean {
    const note = `${handler} ${messageId}`;
    if (this.store.inbox.has(note)) return false;
    this.noted.add(note);
    return true;
  }

  publish(message: ModelMessage): void {
    this.outgoing.push(message);
  }
}

/** The database of one service: state, inbox and outbox, which change together or not at all. It survives its service. */
export class ModelStore {
  readonly inbox = new Set<string>();
  readonly outbox: OutboxEntry[] = [];
  private readonly rows = new Map<string, unknown>();
  private queue: Promise<unknown> = Promise.resolve();
  private ids = 0;

  get<T>(key: string): T | undefined {
    return this.rows.get(key) as T | undefined;
  }

  keys(prefix: string): string[] {
    return [...this.rows.keys()].filter((key) => key.startsWith(prefix));
  }

  /** One after the other: the row lock of an order, taken for all. What throws leaves nothing behind. */
  transaction<T>(now: () => number, work: (tx: ModelTx) => Promise<T>): Promise<T> {
    const turn = this.queue.then(async () => {
      const tx = new ModelTx(this);
      const value = await work(tx);
      this.commit(tx, now());
      return value;
    });
    this.queue = turn.catch(() => undefined);
    return turn;
  }

  private commit(tx: ModelTx, now: number): void {
    for (const [key, value] of tx.written) this.rows.set(key, value);
    for (const note of tx.noted) this.inbox.add(note);
    for (const message of tx.outgoing) {
      this.ids += 1;
      this.outbox.push({ id: this.ids, message, availableAt: now, returns: 0, claimedBy: undefined });
    }
  }
}

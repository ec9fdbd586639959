import type { FaultPlan } from './faults';
import type { ModelMessage, QueuedMessage } from './model-message';
import type { VirtualTime } from './virtual-time';

export type PublishOutcome = 'confirmed' | 'failed' | 'returned';

interface Consumer {
  /** Rejects never; `settled` says that it was acknowledged. */
  deliver(message: QueuedMessage, settled: () => void): void;
}

interface Queue {
  consumer: Consumer | undefined;
  readonly waiting: QueuedMessage[];
  readonly unacknowledged: Set<QueuedMessage>;
}

const FASTEST_MS = 1;
const SLOWEST_MS = 40;
const HELD_BACK_MS = 90_000;

/**
 * Quorum queues as seen from outside: what is confirmed is kept, what a dead consumer has not acknowledged comes again, and nothing is
 * promised about order.
 */
export class ModelBroker {
  private readonly queues = new Map<string, Queue>();
  private readonly bindings = new Map<string, Set<string>>();

  constructor(
    private readonly time: VirtualTime,
    private readonly faults: FaultPlan,
  ) {}

  bind(queue: string, names: readonly string[]): void {
    for (const name of names) {
      const targets = this.bindings.get(name) ?? new Set<string>();
      this.bindings.set(name, targets.add(queue));
    }
  }

  /** What was published; the sender of a lost confirm knows nothing, and the message is there. */
  publish(message: ModelMessage): PublishOutcome {
    const targets = this.bindings.get(message.name);
    if (!targets || this.faults.strikes('broker-returns')) return 'returned';
    if (this.faults.strikes('broker-refuses')) return 'failed';
    for (const target of targets) this.put(target, { ...message, attempt: 1, firstSeenAt: 0, notBefore: 0 });
    if (this.faults.strikes('confirm-lost')) return 'failed';
    return 'confirmed';
  }

  /** From a delay queue back into the queue of the service. */
  putLater(queue: string, message: QueuedMessage, delayMs: number): void {
    this.time.after(delayMs, () => this.put(queue, message));
  }

  put(queue: string, message: QueuedMessage): void {
    const { waiting } = this.queue(queue);
    const held = this.faults.strikes('delivery-late') ? this.faults.between('held', 1_000, HELD_BACK_MS) : 0;
    this.time.after(held + this.faults.between('delivery', FASTEST_MS, SLOWEST_MS), () => {
      waiting.push(message);
      this.deliver(queue);
    });
  }

  consume(queue: string, consumer: Consumer): void {
    this.queue(queue).consumer = consumer;
    this.deliver(queue);
  }

  /** The consumer is gone: what it had not acknowledged goes back into the queue. */
  detach(queue: string): void {
    const own = this.queue(queue);
    own.consumer = undefined;
    own.waiting.unshift(...own.unacknowledged);
    own.unacknowledged.clear();
  }

  /** Messages that have not been dealt with. */
  get depth(): number {
    return [...this.queues.values()].reduce(
      (sum, { waiting, unacknowledged }) => sum + waiting.length + unacknowledged.size,
      0,
    );
  }

  private deliver(name: string): void {
    const queue = this.queue(name);
    while (queue.consumer && queue.waiting.length > 0) {
      const message = queue.waiting.shift()!;
      const delivery = { ...message };
      queue.unacknowledged.add(delivery);
      queue.consumer.deliver(delivery, () => {
        queue.unacknowledged.delete(delivery);
      });
    }
  }

  private queue(name: string): Queue {
    const known = this.queues.get(name);
    if (known) return known;
    const made: Queue = { consumer: undefined, waiting: [], unacknowledged: new Set() };
    this.queues.set(name, made);
    return made;
  }
}

import type { SimulatorClock } from '#connectors/kit/simulator/simulator-clock';
import type { Collection, SimulatorStore } from '#connectors/kit/simulator/simulator-store';
import { randomText } from './ids';

/** Something the outside world will do by itself. */
export type TaskKind =
  | 'expire-session'
  | 'expire-authorization'
  | 'settle-bank-debit'
  | 'book-charge'
  | 'finish-refund'
  | 'fail-refund'
  | 'pay-payout';

interface Task {
  readonly kind: TaskKind;
  readonly objectId: string;
  /** Unix time in milliseconds. */
  readonly dueAt: number;
}

const LONGEST_NAP_MS = 60_000;

/** What is due later by the simulator's clock; survives a restart with the store. */
export class Agenda {
  private readonly tasks: Collection<Task>;
  private readonly handlers = new Map<TaskKind, (objectId: string) => void>();
  private readonly unsubscribe: () => void;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    store: SimulatorStore,
    private readonly clock: SimulatorClock,
  ) {
    this.tasks = store.collection<Task>('agenda');
    this.unsubscribe = clock.onAdvance(() => this.run());
  }

  on(kind: TaskKind, handler: (objectId: string) => void): void {
    this.handlers.set(kind, handler);
  }

  schedule(kind: TaskKind, objectId: string, delayMs: number): void {
    const dueAt = this.clock.now().getTime() + delayMs;
    this.tasks.set(randomText(12), { kind, objectId, dueAt });
    this.arm();
  }

  /** Does everything that is due, oldest first, including what that brings about. */
  run(): void {
    for (let next = this.nextDue(); next; next = this.nextDue()) {
      const [key, task] = next;
      this.tasks.delete(key);
      this.handlers.get(task.kind)?.(task.objectId);
    }
    this.arm();
  }

  close(): void {
    this.unsubscribe();
    clearTimeout(this.timer);
  }

  private nextDue(): [string, Task] | undefined {
    const now = this.clock.now().getTime();
    let next: [string, Task] | undefined;
    for (const entry of this.tasks.entries()) {
      if (entry[1].dueAt <= now && (!next || entry[1].dueAt < next[1].dueAt)) next = entry;
    }
    return next;
  }

  private arm(): void {
    clearTimeout(this.timer);
    const dueTimes = this.tasks.values().map((task) => task.dueAt);
    if (dueTimes.length === 0) return;
    const earliest = dueTimes.reduce((a, b) => Math.min(a, b));
    const nap = Math.min(Math.max(earliest - this.clock.now().getTime(), 1), LONGEST_NAP_MS);
    this.timer = setTimeout(() => this.run(), nap);
    this.timer.unref();
  }
}

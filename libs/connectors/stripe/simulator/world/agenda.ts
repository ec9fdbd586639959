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
  | 'pay-payout'
  | 'automatic-payouts'
  | 'renew-subscription'
  | 'collect-invoice';

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
  /** When the next task is due, in unix milliseconds. */
  private armedFor = Infinity;

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
    if (dueAt < this.armedFor) this.arm(dueAt);
  }

  cancel(kind: TaskKind): void {
    for (const [key, task] of this.tasks.entries()) if (task.kind === kind) this.tasks.delete(key);
  }

  /** Does everything that is due, oldest first, including what that brings about. */
  run(): void {
    for (let due = this.due(); due.length > 0; due = this.due()) {
      for (const [key, task] of due) {
        this.tasks.delete(key);
        this.handlers.get(task.kind)?.(task.objectId);
      }
    }
    this.arm(this.tasks.values().reduce((earliest, { dueAt }) => Math.min(earliest, dueAt), Infinity));
  }

  close(): void {
    this.unsubscribe();
    clearTimeout(this.timer);
  }

  private due(): Array<[string, Task]> {
    const now = this.clock.now().getTime();
    return this.tasks
      .entries()
      .filter(([, { dueAt }]) => dueAt <= now)
      .sort(([, a], [, b]) => a.dueAt - b.dueAt);
  }

  private arm(dueAt: number): void {
    clearTimeout(this.timer);
    this.armedFor = dueAt;
    if (dueAt === Infinity) return;
    const nap = Math.min(Math.max(dueAt - this.clock.now().getTime(), 1), LONGEST_NAP_MS);
    this.timer = setTimeout(() => this.run(), nap);
    this.timer.unref();
  }
}

import { toFailure } from '../errors/failure';

export interface GatherOptions {
  readonly largest: number;
}

interface Waiting<T> {
  readonly item: T;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Work that costs the same for one item as for many: a lone item goes at once, and those that come while a piece of work is under way share
 * the next. When a shared piece fails for good, each item is tried alone, so that none fails for another's fault; a failure that passes is
 * everybody's, and nobody waits in a row for a database that is away.
 */
export class Gather<T> {
  private waiting: Array<Waiting<T>> = [];
  private running = false;

  constructor(
    private readonly work: (items: readonly T[]) => Promise<void>,
    private readonly options: GatherOptions,
  ) {}

  /** Resolves when the item's work is done, rejects with its own failure. */
  add(item: T): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (this.running) return;
      this.running = true;
      // Items that come in this very turn go together.
      setImmediate(() => void this.run());
    });
  }

  private async run(): Promise<void> {
    while (this.waiting.length > 0) await this.together(this.waiting.splice(0, this.options.largest));
    this.running = false;
  }

  private async together(batch: ReadonlyArray<Waiting<T>>): Promise<void> {
    try {
      await this.work(batch.map(({ item }) => item));
    } catch (error) {
      const everybodys = batch.length === 1 || toFailure(error).failureClass === 'transient';
      if (everybodys) for (const { reject } of batch) reject(error);
      else for (const one of batch) await this.together([one]);
      return;
    }
    for (const { resolve } of batch) resolve();
  }
}

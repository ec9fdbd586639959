import type { Clock } from '#platform/clock/clock';

const LARGEST = 5000;

/** Remembers what an id stands for. "Nothing" is not remembered, so that what is added later is found. */
export class LookupCache<T> {
  private readonly known = new Map<number, { readonly at: number; readonly value: T }>();
  private readonly underWay = new Map<number, Promise<T | null>>();

  constructor(
    private readonly clock: Clock,
    private readonly keptMs: number,
    private readonly load: (id: number) => Promise<T | null>,
  ) {}

  async get(id: number): Promise<T | null> {
    const hit = this.known.get(id);
    if (hit && this.clock.now().getTime() - hit.at < this.keptMs) return hit.value;
    const running = this.underWay.get(id) ?? this.fetch(id);
    return running;
  }

  private fetch(id: number): Promise<T | null> {
    const running = this.load(id)
      .then((value) => {
        if (value !== null) this.remember(id, value);
        return value;
      })
      .finally(() => this.underWay.delete(id));
    this.underWay.set(id, running);
    return running;
  }

  private remember(id: number, value: T): void {
    if (this.known.size >= LARGEST) this.known.clear();
    this.known.set(id, { at: this.clock.now().getTime(), value });
  }
}

/** Characters and values together that expressions give in one go. A message holds a tenth of it. */
const MOST_WEIGHT = 10_000_000;

/**
 * What expressions may use up together: in one go of a run, or of a document that is only tried. Each alone is bounded, but a document of
 * a megabyte has room for ten thousand of them. Real runs know no time: a process that was held up for a while fails none of them.
 */
export class Effort {
  private weight = 0;
  private readonly until: number;

  constructor(
    ms = Infinity,
    private readonly clock: () => number = () => performance.now(),
  ) {
    this.until = ms === Infinity ? Infinity : clock() + ms;
  }

  /** For everything that is done to try a document, which anybody who may look may do. */
  static ofTrying = (): Effort => new Effort(5_000);

  get isSpent(): boolean {
    return this.weight > MOST_WEIGHT || (this.until !== Infinity && this.clock() > this.until);
  }

  /** Counts what came out. */
  add(value: unknown): void {
    const pending: unknown[] = [value];
    while (pending.length > 0 && this.weight <= MOST_WEIGHT) {
      const node = pending.pop();
      this.weight += typeof node === 'string' ? node.length + 1 : 1;
      if (typeof node === 'object' && node !== null)
        for (const part of Object.values(node)) pending.push(part);
    }
  }
}

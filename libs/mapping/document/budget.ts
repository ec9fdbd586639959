/** Wall time one application of a mapping may take, milliseconds: a document of many slow expressions is as bad as one endless one. */
const MAX_MS = 2_000;
/** Inner rules of lists included. */
const MAX_RULES = 100_000;
/** Characters and values that it may write: five hundred rules can each take the same half megabyte. */
const MAX_WEIGHT = 5_000_000;

/** What one application of a mapping may use up. */
export class Budget {
  private readonly began = performance.now();
  private rules = 0;
  private weight = 0;

  /** @param times for so many applications together; what they write is bounded all the same */
  constructor(private readonly times = 1) {}

  /** Counts one rule; true when it is one too many. */
  spent(): boolean {
    this.rules += 1;
    if (this.rules > MAX_RULES * this.times || this.weight > MAX_WEIGHT) return true;
    // Looking at the clock costs more than a plain rule does.
    return this.rules % 16 === 0 && performance.now() - this.began > MAX_MS * this.times;
  }

  /** Counts what is to be written; true when it is too much. */
  outweighs(value: unknown): boolean {
    if (typeof value !== 'object' || value === null) {
      this.weight += typeof value === 'string' ? value.length + 1 : 1;
      return this.weight > MAX_WEIGHT;
    }
    this.weight += 1;
    for (const part of Object.values(value)) if (this.outweighs(part)) return true;
    return this.weight > MAX_WEIGHT;
  }
}

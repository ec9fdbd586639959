/** Wall time one application of a mapping may take, milliseconds: a document of many slow expressions is as bad as one endless one. */
const MAX_MS = 2_000;
/** Inner rules of lists included. */
const MAX_RULES = 100_000;

/** What one application of a mapping may use up. */
export class Budget {
  private readonly began = performance.now();
  private rules = 0;

  /** Counts one rule; true when it is one too many. */
  spent(): boolean {
    this.rules += 1;
    if (this.rules > MAX_RULES) return true;
    // Looking at the clock costs more than a plain rule does.
    return this.rules % 16 === 0 && performance.now() - this.began > MAX_MS;
  }
}

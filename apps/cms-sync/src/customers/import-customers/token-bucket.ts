/** Lets so much through per second and no more: what was not used is saved up for one second at most. */
export class TokenBucket {
  private tokens = 0;
  private filledAt: number;

  constructor(
    private readonly perSecond: number,
    nowMs: number,
  ) {
    this.filledAt = nowMs;
  }

  /** Whole tokens there are. */
  available(nowMs: number): number {
    const passed = Math.max(0, nowMs - this.filledAt) / 1000;
    this.tokens = Math.min(this.perSecond, this.tokens + passed * this.perSecond);
    this.filledAt = nowMs;
    return Math.floor(this.tokens);
  }

  /** Only what is available may be taken. */
  take(count: number): void {
    this.tokens -= count;
  }
}

const WINDOW_MS = 60_000;
const MOST_SOURCES = 10_000;

/** Counts what each address had rejected in the running minute. */
export class RejectionLimiter {
  private windowStart = 0;
  private counts = new Map<string, number>();

  constructor(private readonly perMinute: number) {}

  count(source: string, now: number): void {
    this.roll(now);
    if (this.counts.size < MOST_SOURCES || this.counts.has(source)) {
      this.counts.set(source, (this.counts.get(source) ?? 0) + 1);
    }
  }

  /** Seconds until the address may try again; zero when it may now. An address too many is over the limit: only forgers come from so many. */
  mustWait(source: string, now: number): number {
    this.roll(now);
    const known = this.counts.get(source);
    const full = known === undefined && this.counts.size >= MOST_SOURCES;
    if (!full && (known ?? 0) < this.perMinute) return 0;
    return Math.max(1, Math.ceil((this.windowStart + WINDOW_MS - now) / 1000));
  }

  private roll(now: number): void {
    if (now - this.windowStart < WINDOW_MS && now >= this.windowStart) return;
    this.windowStart = now;
    if (this.counts.size > 0) this.counts = new Map();
  }
}

const WINDOW_MS = 60_000;
const MOST_KEYS = 20_000;

export interface Allowance {
  readonly limit: number;
  readonly remaining: number;
  readonly resetSeconds: number;
  readonly allowed: boolean;
}

/** So many a minute and key; a process counts for itself. */
export class RateLimiter {
  private windowStart = 0;
  private counts = new Map<string, number>();

  constructor(private readonly perMinute: number) {}

  take(key: string, now: number): Allowance {
    if (now - this.windowStart >= WINDOW_MS || this.counts.size > MOST_KEYS) {
      this.windowStart = now;
      this.counts = new Map();
    }
    const used = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, used);
    return {
      limit: this.perMinute,
      remaining: Math.max(0, this.perMinute - used),
      resetSeconds: Math.max(1, Math.ceil((this.windowStart + WINDOW_MS - now) / 1000)),
      allowed: used <= this.perMinute,
    };
  }
}

const FREE_ATTEMPTS = 5;
const FIRST_WAIT_SECONDS = 2;
const LONGEST_WAIT_SECONDS = 900;
const FORGET_AFTER_MS = 3_600_000;
const MOST_KEYS = 20_000;

interface Failures {
  readonly count: number;
  readonly lastAt: number;
}

/** After a few failures each further one makes the next try wait twice as long, per address and per account. A process counts for itself. */
export class SignInAttempts {
  private readonly failures = new Map<string, Failures>();

  /** Zero: try. */
  waitSeconds(keys: readonly string[], now: Date): number {
    return Math.max(...keys.map((key) => this.waitOf(key, now.getTime())));
  }

  failed(keys: readonly string[], now: Date): void {
    if (this.failures.size > MOST_KEYS) this.forgetOld(now.getTime());
    for (const key of keys) {
      const count = (this.failures.get(key)?.count ?? 0) + 1;
      this.failures.set(key, { count, lastAt: now.getTime() });
    }
  }

  succeeded(keys: readonly string[]): void {
    for (const key of keys) this.failures.delete(key);
  }

  private waitOf(key: string, now: number): number {
    const failures = this.failures.get(key);
    if (!failures || failures.count < FREE_ATTEMPTS) return 0;
    if (now - failures.lastAt > FORGET_AFTER_MS) {
      this.failures.delete(key);
      return 0;
    }
    const wait = Math.min(
      FIRST_WAIT_SECONDS * 2 ** Math.min(failures.count - FREE_ATTEMPTS, 20),
      LONGEST_WAIT_SECONDS,
    );
    return Math.max(0, Math.ceil((failures.lastAt + wait * 1_000 - now) / 1_000));
  }

  /** Old ones first; when all are young, the oldest half goes, for memory is bounded. */
  private forgetOld(now: number): void {
    for (const [key, { lastAt }] of this.failures)
      if (now - lastAt > FORGET_AFTER_MS) this.failures.delete(key);
    if (this.failures.size <= MOST_KEYS) return;
    for (const key of [...this.failures.keys()].slice(0, MOST_KEYS / 2)) this.failures.delete(key);
  }
}

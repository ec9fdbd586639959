import type { Clock } from '#platform/clock/clock';
import { tooManyRequests } from './hubspot-error';

const WINDOW_MS = 10_000;
const DAY_MS = 24 * 60 * 60_000;

/** The limits of an account: so many in ten seconds, so many a day. Refused requests count too. */
export class RateLimits {
  private recent: number[] = [];
  private day = { begins: 0, count: 0 };

  constructor(
    private readonly perTenSeconds: number,
    private readonly perDay: number,
    private readonly clock: Clock,
  ) {}

  take(): void {
    const now = this.clock.now().getTime();
    this.recent = this.recent.filter((at) => at > now - WINDOW_MS);
    this.recent.push(now);
    if (now - this.day.begins >= DAY_MS) this.day = { begins: now - (now % DAY_MS), count: 0 };
    this.day.count += 1;
    if (this.day.count > this.perDay) throw tooManyRequests('DAILY');
    if (this.recent.length > this.perTenSeconds) throw tooManyRequests('TEN_SECONDLY_ROLLING');
  }

  clear(): void {
    this.recent = [];
    this.day = { begins: 0, count: 0 };
  }
}

import type { Clock } from '#platform/clock/clock';
import { Failure } from '#platform/errors/failure';

const WINDOW_MS = 10_000;

/** Our own share of a limit that all apps of an account live on: refuses before the account does, and says for how long. */
export class RequestPace {
  private readonly sent: number[] = [];

  constructor(
    private readonly most: number,
    private readonly clock: Clock,
  ) {}

  /** @throws Failure rate-limited `rate-limited` when the share of the last ten seconds is used up. */
  take(): void {
    const now = this.clock.now().getTime();
    while (this.sent.length > 0 && this.sent[0]! <= now - WINDOW_MS) this.sent.shift();
    if (this.sent.length >= this.most) {
      throw Failure.rateLimited('rate-limited', 'Our share of the requests per ten seconds is used up', {
        retryAfterMs: this.sent[0]! + WINDOW_MS - now,
      });
    }
    this.sent.push(now);
  }
}

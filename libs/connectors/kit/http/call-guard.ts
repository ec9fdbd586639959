import {
  BrokenCircuitError,
  BulkheadRejectedError,
  ConsecutiveBreaker,
  ExponentialBackoff,
  bulkhead,
  circuitBreaker,
  fullJitterGenerator,
  handleWhen,
  wrap,
} from 'cockatiel';
import type { Clock } from '#platform/clock/clock';
import { Failure } from '#platform/errors/failure';

export interface CallGuardOptions {
  readonly system: string;
  /** Calls at the same time; fifty times as many may wait, since a service takes fifty messages at a time and each asks several things. */
  readonly concurrency: number;
  /** Failures in a row after which calls are refused without being tried. */
  readonly breakAfter: number;
  readonly clock: Clock;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
const WAITING_PER_CALL = 50;

/**
 * Keeps trouble with one system to itself: a cap on calls at a time, a breaker that opens after failures in a row and tries again
 * after a growing, fully jittered pause, and silence for as long as the system asked for it.
 */
export class CallGuard {
  private silentUntil = 0;
  private readonly policy;

  constructor(private readonly options: CallGuardOptions) {
    const breaker = circuitBreaker(
      handleWhen((error) => error instanceof Failure && error.failureClass === 'transient'),
      {
        breaker: new ConsecutiveBreaker(options.breakAfter),
        halfOpenAfter: new ExponentialBackoff({
          initialDelay: FIRST_PAUSE_MS,
          maxDelay: LONGEST_PAUSE_MS,
          generator: fullJitterGenerator,
        }),
      },
    );
    this.policy = wrap(bulkhead(options.concurrency, options.concurrency * WAITING_PER_CALL), breaker);
  }

  async run<T>(call: () => Promise<T>): Promise<T> {
    this.refuseDuringSilence();
    try {
      return await this.policy.execute(call);
    } catch (error) {
      throw this.explain(error);
    }
  }

  private refuseDuringSilence(): void {
    const wait = this.silentUntil - this.options.clock.now().getTime();
    if (wait <= 0) return;
    throw Failure.rateLimited('rate-limited', `${this.options.system} asked us to slow down`, {
      retryAfterMs: wait,
    });
  }

  private explain(error: unknown): unknown {
    const { system, clock } = this.options;
    if (error instanceof BrokenCircuitError) {
      return Failure.transient('circuit-open', `${system} keeps failing; not called for the moment`, {
        retryAfterMs: FIRST_PAUSE_MS * 2,
        details: { indeterminate: false },
      });
    }
    if (error instanceof BulkheadRejectedError) {
      return Failure.transient('too-many-calls', `Too many calls to ${system} are waiting`, {
        retryAfterMs: FIRST_PAUSE_MS * 2,
        details: { indeterminate: false },
      });
    }
    if (error instanceof Failure && error.failureClass === 'rate-limited') {
      this.silentUntil = clock.now().getTime() + (error.retryAfterMs ?? 1_000);
    }
    return error;
  }
}

import { SCHEMA_DIFFERS, type Failure } from '#platform/errors/failure';

export interface RetryLimits {
  /** How long transient and rate-limited failures are tried again after the first, in milliseconds. */
  readonly maxAgeMs: number;
  /** How many times a conflict is tried. */
  readonly maxConflictAttempts: number;
  /**
   * How long a type that no handler takes, or a table that is not there, is tried again, in milliseconds: while versions change, the
   * other one may know it, and migrations may be under way.
   */
  readonly versionsChangeMs: number;
  readonly firstDelayMs: number;
  readonly maxDelayMs: number;
}

/** Grows from the shortest delay there is a queue for to the longest. */
export function defaultRetryLimits(delaysMs: readonly number[]): RetryLimits {
  return {
    maxAgeMs: 72 * 3_600_000,
    maxConflictAttempts: 20,
    versionsChangeMs: 10 * 60_000,
    firstDelayMs: delaysMs[0] ?? 1_000,
    maxDelayMs: delaysMs.at(-1) ?? 3_600_000,
  };
}

/** Code of the failure that a message has whose type no handler takes. */
export const UNKNOWN_TYPE = 'unknown-type';

const WHILE_VERSIONS_CHANGE = new Set([UNKNOWN_TYPE, SCHEMA_DIFFERS]);

export type Verdict = { readonly kind: 'retry'; readonly delayMs: number } | { readonly kind: 'dead' };

/**
 * What becomes of a message whose handler failed. `ageMs` is the time since it failed first. Delays grow: each is between
 * half of and the whole doubled step; a sender who said how long to wait is waited for in full.
 */
export function judge(
  failure: Failure,
  attempt: number,
  ageMs: number,
  limits: RetryLimits,
  random: () => number = Math.random,
): Verdict {
  switch (failure.failureClass) {
    case 'permanent':
    case 'mapping':
      if (WHILE_VERSIONS_CHANGE.has(failure.code) && ageMs < limits.versionsChangeMs) break;
      return { kind: 'dead' };
    case 'conflict':
      if (attempt >= limits.maxConflictAttempts) return { kind: 'dead' };
      break;
    case 'transient':
    case 'rate-limited':
      if (ageMs >= limits.maxAgeMs) return { kind: 'dead' };
      break;
  }
  const step = Math.min(limits.maxDelayMs, limits.firstDelayMs * 2 ** Math.min(attempt - 1, 40));
  const backoff = step / 2 + (random() * step) / 2;
  return { kind: 'retry', delayMs: Math.ceil(Math.max(backoff, failure.retryAfterMs ?? 0)) };
}

/**
 * The delay queue to wait in next, given how long is left and the delays there are (ascending): the longest that does not
 * overshoot, else the shortest. A wait of 37 s is 30 s, then 5 s, then 2 s, so any delay is met to the shortest queue's precision.
 */
export function nextDelay(remainingMs: number, delaysMs: readonly number[]): number {
  const fitting = delaysMs.filter((delay) => delay <= remainingMs);
  const chosen = fitting.at(-1) ?? delaysMs[0];
  if (chosen === undefined) throw new Error('There must be at least one retry delay');
  return chosen;
}

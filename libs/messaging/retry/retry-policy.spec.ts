import fc from 'fast-check';
import { Failure, toFailure } from '#platform/errors/failure';
import { DEFAULT_RETRY_DELAYS_MS } from '../topology/topology';
import { defaultRetryLimits, judge, nextDelay } from './retry-policy';

const limits = defaultRetryLimits(DEFAULT_RETRY_DELAYS_MS);
const HOUR = 3_600_000;

describe('what becomes of a failed message', () => {
  it.each([Failure.permanent('a', ''), Failure.mapping('b', '')])('is death at once for %s', (failure) => {
    expect(judge(failure, 1, 0, limits)).toEqual({ kind: 'dead' });
  });

  it.each([
    ['a type nobody knows', Failure.permanent('unknown-type', '')],
    ['a table that is not there yet', toFailure(Object.assign(new Error('no'), { code: '42P01' }))],
  ])('F26: is another try for %s until it is ten minutes old, while versions change', (_what, failure) => {
    expect(judge(failure, 1, 0, limits).kind).toBe('retry');
    expect(judge(failure, 9, 10 * 60_000 - 1, limits).kind).toBe('retry');
    expect(judge(failure, 9, 10 * 60_000, limits).kind).toBe('dead');
  });

  it('is another try for a transient failure until it is three days old', () => {
    const failure = Failure.transient('down', '');
    expect(judge(failure, 500, 72 * HOUR - 1, limits).kind).toBe('retry');
    expect(judge(failure, 2, 72 * HOUR, limits).kind).toBe('dead');
  });

  it('is another try for a conflict nineteen times', () => {
    const failure = Failure.conflict('busy', '');
    expect(judge(failure, 19, 0, limits).kind).toBe('retry');
    expect(judge(failure, 20, 0, limits).kind).toBe('dead');
  });

  it('F9: waits longer each time, from about a second to an hour, never in step', () => {
    const delay = (attempt: number, random: number): number => {
      const verdict = judge(Failure.transient('down', ''), attempt, 0, limits, () => random);
      return verdict.kind === 'retry' ? verdict.delayMs : -1;
    };
    expect([delay(1, 0), delay(1, 1)]).toEqual([500, 1_000]);
    expect([delay(5, 0), delay(5, 1)]).toEqual([8_000, 16_000]);
    expect([delay(40, 0), delay(4_000, 1)]).toEqual([HOUR / 2, HOUR]);
    for (let attempt = 1; attempt < 11; attempt += 1) {
      expect(delay(attempt + 1, 0)).toBeGreaterThanOrEqual(delay(attempt, 1) - 1);
    }
  });

  it('F10: never comes back before the time the other side named', () => {
    const failure = Failure.rateLimited('slow', '', { retryAfterMs: 90_000 });
    expect(judge(failure, 1, 0, limits, () => 0)).toEqual({ kind: 'retry', delayMs: 90_000 });
  });
});

describe('a delay made of delay queues', () => {
  /** Hops as the consumer makes them; the time it takes in all. */
  const walk = (delayMs: number): number => {
    let waited = 0;
    while (waited < delayMs) waited += nextDelay(delayMs - waited, DEFAULT_RETRY_DELAYS_MS);
    return waited;
  };

  it('is never too short and at most the shortest queue too long', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 24 * HOUR }), (delayMs) => {
        const waited = walk(delayMs);
        return waited >= delayMs && waited < delayMs + 1_000;
      }),
    );
  });

  it('goes through 30 s, 5 s and 2 s for 37 s', () => {
    expect(nextDelay(37_000, DEFAULT_RETRY_DELAYS_MS)).toBe(30_000);
    expect(nextDelay(7_000, DEFAULT_RETRY_DELAYS_MS)).toBe(5_000);
    expect(nextDelay(2_000, DEFAULT_RETRY_DELAYS_MS)).toBe(2_000);
    expect(nextDelay(3, DEFAULT_RETRY_DELAYS_MS)).toBe(1_000);
  });
});

import fc from 'fast-check';
import { CallPace } from './call-pace';

describe('the pace of calls', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
  /** Calls that reach the other side after some of their time and end after the rest of it. */
  const makeCalls = (pace: CallPace, ways: ReadonlyArray<readonly [number, number]>, arrivals: number[]) =>
    Promise.all(
      ways.map(([there, back]) =>
        pace.run(async () => {
          await sleep(there);
          arrivals.push(performance.now());
          await sleep(back);
        }),
      ),
    );

  it('lets a burst of what it allows begin at once, and the rest a second after those', async () => {
    const pace = new CallPace(10);
    const arrivals: number[] = [];
    const done = makeCalls(
      pace,
      Array.from({ length: 25 }, () => [0, 0] as const),
      arrivals,
    );
    await jest.advanceTimersByTimeAsync(10);
    expect(arrivals).toHaveLength(10);
    await jest.advanceTimersByTimeAsync(1_010);
    expect(arrivals).toHaveLength(20);
    await jest.advanceTimersByTimeAsync(1_010);
    await done;
    expect(arrivals).toHaveLength(25);
  });

  it('never shows the other side more in any second, however long the ways take', async () => {
    const way = fc.tuple(fc.integer({ min: 0, max: 3_000 }), fc.integer({ min: 0, max: 300 }));
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 6 }),
        fc.array(way, { maxLength: 40 }),
        async (limit, ways) => {
          const arrivals: number[] = [];
          const done = makeCalls(new CallPace(limit), ways, arrivals);
          await jest.advanceTimersByTimeAsync(200_000);
          await done;
          arrivals.sort((a, b) => a - b);
          for (const [index, time] of arrivals.entries()) {
            expect(time - (arrivals[index - limit] ?? -Infinity)).toBeGreaterThanOrEqual(1_000);
          }
          expect(arrivals).toHaveLength(ways.length);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('hands on what a call ends with, and a call that fails frees its place as well', async () => {
    const pace = new CallPace(1);
    await expect(pace.run(() => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
    const second = pace.run(() => Promise.resolve('made'));
    await jest.advanceTimersByTimeAsync(1_010);
    await expect(second).resolves.toBe('made');
  });
});

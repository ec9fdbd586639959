import { CallPace } from './call-pace';

describe('the pace of calls', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const beginAt = async (pace: CallPace, count: number, times: number[]): Promise<void> => {
    for (let call = 0; call < count; call += 1) void pace.turn().then(() => times.push(performance.now()));
    await jest.advanceTimersByTimeAsync(0);
  };

  it('lets a burst of what it allows begin at once, and never more within any second', async () => {
    const pace = new CallPace(10);
    const times: number[] = [];
    await beginAt(pace, 10, times);
    expect(times).toHaveLength(10);
    await jest.advanceTimersByTimeAsync(400);
    await beginAt(pace, 35, times);
    expect(times).toHaveLength(10);
    await jest.advanceTimersByTimeAsync(5_000);
    expect(times).toHaveLength(45);
    for (const [index, time] of times.entries()) {
      expect(time - (times[index - 10] ?? -Infinity)).toBeGreaterThanOrEqual(1_000);
    }
    expect(times.at(-1)! - times[0]!).toBeLessThan(5_000);
  });

  it('is fresh again after a quiet second', async () => {
    const pace = new CallPace(5);
    const times: number[] = [];
    await beginAt(pace, 5, times);
    await jest.advanceTimersByTimeAsync(1_000);
    await beginAt(pace, 5, times);
    expect(times).toHaveLength(10);
  });
});

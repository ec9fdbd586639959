import { TokenBucket } from './token-bucket';

describe('A token bucket', () => {
  it('is empty at first and lets through what has come together since', () => {
    const bucket = new TokenBucket(10, 0);
    expect(bucket.available(0)).toBe(0);
    expect(bucket.available(250)).toBe(2);
    bucket.take(2);
    expect(bucket.available(300)).toBe(1);
  });

  it('saves up no more than one second, and never lets more through than its rate', () => {
    const bucket = new TokenBucket(10, 0);
    expect(bucket.available(60_000)).toBe(10);
    bucket.take(10);
    let through = 0;
    for (let now = 60_000; now <= 70_000; now += 37) {
      const some = bucket.available(now);
      bucket.take(some);
      through += some;
    }
    expect(through).toBeLessThanOrEqual(100);
    expect(through).toBeGreaterThan(95);
  });

  it('takes a clock that goes back for one that stands still', () => {
    const bucket = new TokenBucket(10, 1000);
    expect(bucket.available(0)).toBe(0);
    expect(bucket.available(100)).toBe(1);
  });
});

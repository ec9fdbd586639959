import { batchSize } from './batch-size';

describe('batchSize', () => {
  it.each([
    [0, 0],
    [1, 1],
    [3, 3],
    [5, 4],
    [31, 24],
    [99, 80],
    [100, 100],
    [5_000, 100],
  ])('of %d who wait takes %d', (waiting, size) => {
    expect(batchSize(waiting)).toBe(size);
  });

  it('never leaves more than a third behind', () => {
    for (let waiting = 1; waiting <= 100; waiting += 1) {
      expect(batchSize(waiting) * 1.5).toBeGreaterThan(waiting);
    }
  });
});

import fc from 'fast-check';
import { allocateSigned, proportion } from './allocate-signed';

const weight = fc.integer({ min: -1_000_000, max: 1_000_000 });
const weights = fc
  .array(weight, { minLength: 1, maxLength: 10 })
  .filter((list) => list.reduce((a, b) => a + b, 0) > 0);

describe('a split by weights of either sign', () => {
  it('sums to the total and is never a unit off a share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), weights, (total, list) => {
        const parts = allocateSigned(total, list);
        const whole = list.reduce((a, b) => a + b, 0);
        expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
        parts.forEach((part, index) => {
          const exact = (BigInt(total) * BigInt(list[index]!) * 1000n) / BigInt(whole);
          expect(Math.abs(part - Number(exact) / 1000)).toBeLessThanOrEqual(1.002);
          if (list[index] === 0) expect(part).toBe(0);
        });
      }),
      { numRuns: 3000 },
    );
  });

  it('gives the parts themselves when the total is their sum', () => {
    fc.assert(
      fc.property(weights, (list) => {
        expect(
          allocateSigned(
            list.reduce((a, b) => a + b, 0),
            list,
          ).map((part) => part + 0),
        ).toEqual(list.map((part) => part + 0));
      }),
    );
  });

  it('refuses weights that cancel out', () => {
    expect(() => allocateSigned(1, [1, -1])).toThrow(RangeError);
  });
});

it.each([
  [1, 1, 2, 1],
  [-1, 1, 2, -1],
  [10, 1, 3, 3],
  [100, 0, 7, 0],
  [9_007_199_254_740_991, 3, 3, 9_007_199_254_740_991],
])('the proportion of %i by %i in %i is %i', (total, part, whole, expected) => {
  expect(proportion(total, part, whole)).toBe(expected);
});

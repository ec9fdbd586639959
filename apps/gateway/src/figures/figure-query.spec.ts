import { rangeOf } from './figure-query';

const NOW = new Date('2026-01-15T12:00:00.000Z');
const hours = (count: number) => new Date(NOW.getTime() - count * 3_600_000).toISOString();

describe('the range of figures', () => {
  it('is the last day unless something else is asked for', () => {
    expect(rangeOf({}, NOW)).toEqual({ from: hours(24), to: NOW.toISOString(), widthSeconds: 3_600 });
  });

  it.each([
    [1, 300],
    [8, 300],
    [24 * 4, 3_600],
    [24 * 20, 21_600],
    [24 * 92, 86_400],
  ])('of %i hours has points of %i seconds', (length, width) => {
    expect(rangeOf({ from: hours(length) }, NOW).widthSeconds).toBe(width);
  });

  it.each([
    ['ends before it begins', { from: hours(1), to: hours(2) }],
    ['is longer than anybody needs', { from: hours(24 * 93) }],
  ])('is refused when it %s', (_why, query) => {
    expect(() => rangeOf(query, NOW)).toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({ code: 'invalid-range' }) as unknown,
      }) as Error,
    );
  });
});

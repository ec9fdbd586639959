import { filled, niceTop, widthOf } from './slots';
import { rangeNamed, rangeUntil } from '../time-range';

describe('points of a chart', () => {
  const range = { from: '2026-01-15T10:30:00.000Z', to: '2026-01-15T12:00:00.000Z' };

  it('are as wide as the server makes them', () => {
    const after = (hours: number) => new Date(Date.parse(range.from) + hours * 3_600_000).toISOString();
    expect([1, 24, 24 * 7, 24 * 30, 24 * 90].map((hours) => widthOf(range.from, after(hours)))).toEqual([
      300, 3_600, 21_600, 86_400, 86_400,
    ]);
  });

  it('are zero where nothing was counted', () => {
    const slots = filled([{ at: '2026-01-15T10:35:00.000Z', values: { orders: 3 } }], ['orders'], range);
    expect(slots).toHaveLength(18);
    expect(slots.slice(0, 3).map(({ values }) => values.orders)).toEqual([0, 3, 0]);
  });

  it('end at a round number', () => {
    expect([0, 1, 3, 17, 21, 240, 999].map(niceTop)).toEqual([1, 1, 5, 20, 25, 250, 1000]);
  });

  it('belong to a range with a name, a day unless it is known', () => {
    expect(rangeNamed('nonsense')).toBe('24h');
    expect(rangeNamed('toString')).toBe('24h');
    expect(rangeUntil(Date.parse('2026-01-15T11:59:30Z'), '1h')).toEqual({
      from: '2026-01-15T11:00:00.000Z',
      to: '2026-01-15T12:00:00.000Z',
    });
  });
});

import { checkHref, dayBefore, isClosed, isOver, isMonth, monthBefore } from './month';

describe('the month to close', () => {
  it('is the one before, over the turn of the year too', () => {
    expect(monthBefore('2026-11-21')).toBe('2026-10');
    expect(monthBefore('2026-01-01')).toBe('2025-12');
  });

  it('is named as the API names it', () => {
    expect(isMonth('2026-02')).toBe(true);
    expect(['2026-13', '2026-2', '', null].map(isMonth)).toEqual([false, false, false, false]);
  });

  it('is closed when its last day is', () => {
    expect(isClosed('2026-10-31', '2026-10-31')).toBe(true);
    expect(isClosed('2026-10-31', '2026-10-30')).toBe(false);
    expect(isClosed('2026-10-31', null)).toBe(false);
  });

  it('leaves the day before it closed when it is opened again', () => {
    expect(dayBefore('2026-03-01')).toBe('2026-02-28');
    expect(dayBefore('2026-01-01')).toBe('2025-12-31');
  });

  it('leads from a check to where it is mended', () => {
    expect(checkHref('payouts', 'a&b')).toBe('/payouts?store=a%26b');
    expect(checkHref('period-over', 'shop')).toBeNull();
  });
});

describe('a month that is over', () => {
  it('is one whose check of that name is in order', () => {
    const check = (ok: boolean) => ({ check: 'period-over' as const, ok, count: 0, subjects: [] });
    expect(isOver({ checks: [check(true), { ...check(false), check: 'clearing' }] })).toBe(true);
    expect(isOver({ checks: [check(false)] })).toBe(false);
  });
});

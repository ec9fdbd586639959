import { dayOf } from './day-of';

describe('the day of an instant', () => {
  it.each([
    ['2026-11-21T23:30:00Z', 'UTC', '2026-11-21'],
    ['2026-11-21T23:30:00Z', 'Europe/Vienna', '2026-11-22'],
    ['2026-11-21T23:30:00Z', 'America/New_York', '2026-11-21'],
    ['2026-03-29T00:59:59Z', 'Europe/Vienna', '2026-03-29'],
  ])('%s in %s is %s', (instant, timeZone, day) => {
    expect(dayOf(new Date(instant), timeZone)).toBe(day);
    expect(dayOf(new Date(instant), timeZone)).toBe(day);
  });

  it('is refused for a time zone that does not exist, each time', () => {
    for (let time = 0; time < 2; time += 1) {
      expect(() => dayOf(new Date(0), 'Europe/Atlantis')).toThrow(RangeError);
    }
  });
});

import { laterDays, openDay } from './open-day';

describe('days of closed periods', () => {
  it('move to the first open day, and only when they are closed', () => {
    expect(openDay('2026-10-31', '2026-10-31')).toBe('2026-11-01');
    expect(openDay('2026-11-01', '2026-10-31')).toBe('2026-11-01');
    expect(openDay('2026-10-31', null)).toBe('2026-10-31');
  });

  it('try what the ERP names, then the first of each month, then today, and nothing beyond', () => {
    expect(laterDays('2026-09-15', '2026-11-20', '2026-10-05')).toEqual([
      '2026-10-05',
      '2026-10-01',
      '2026-11-01',
      '2026-11-20',
    ]);
    expect(laterDays('2026-11-20', '2026-11-20', undefined)).toEqual([]);
  });
});

import { totalsRange } from './totals-range';

describe('the days of control totals', () => {
  const today = '2026-03-15';

  it('are a month that ends today unless something else is asked for', () => {
    expect(totalsRange(null, null, today)).toEqual({ from: '2026-02-13', to: '2026-03-15' });
    expect(totalsRange('2026-03-01', '2026-03-02', today)).toEqual({ from: '2026-03-01', to: '2026-03-02' });
  });

  it('are cut where they are too long, backwards or no days', () => {
    const march = { from: '2026-03-01', to: '2026-03-31' };
    expect(totalsRange('2026-01-01', '2026-03-31', today)).toEqual(march);
    expect(totalsRange('2026-04-01', '2026-03-31', today)).toEqual(march);
    expect(totalsRange('soon', 'later', today)).toEqual({ from: '2026-02-13', to: '2026-03-15' });
  });
});

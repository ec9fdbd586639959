import { sumsOf } from './sums';

describe('sums of control totals', () => {
  it('are one per currency', () => {
    const day = { day: '2026-03-01', movements: 2, told: 30, booked: 20, difference: 10, balance: null };
    const days = [
      { ...day, currency: 'USD' },
      { ...day, currency: 'EUR' },
      { ...day, day: '2026-03-02', currency: 'EUR', told: -5, difference: -25 },
    ];
    expect(sumsOf(days)).toEqual([
      { currency: 'EUR', movements: 4, told: 25, booked: 40, difference: -15 },
      { currency: 'USD', movements: 2, told: 30, booked: 20, difference: 10 },
    ]);
  });
});

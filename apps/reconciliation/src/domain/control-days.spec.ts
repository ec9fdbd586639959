import { controlDays } from './control-days';

const reading = (readAt: string, provider: number) => ({
  ...{ connectionId: 'stripe', currency: 'EUR', readAt, provider, reserved: 0, books: 70 },
  ...{ difference: provider - 70, notBooked: 0, unexplained: provider - 70, changed: null },
});

describe('control totals per day', () => {
  it('say what differs, and take the last reading of the day in the time zone of the store', () => {
    const moved = { day: '2026-03-02', currency: 'EUR', movements: 2, told: 100, booked: 70 };
    const early = reading('2026-03-02T03:00:00.000Z', 10);
    const late = reading('2026-03-02T22:30:00.000Z', 100);
    expect(controlDays([moved], [early, late], 'UTC')).toEqual([
      { ...moved, difference: 30, balance: { provider: 100, books: 70, unexplained: 30 } },
    ]);
    const berlin = controlDays(
      [moved],
      [early, { ...late, readAt: '2026-03-02T23:30:00.000Z' }],
      'Europe/Berlin',
    );
    expect(berlin.map(({ day, balance }) => [day, balance?.provider])).toEqual([
      ['2026-03-02', 10],
      ['2026-03-03', 100],
    ]);
  });

  it('keep currencies apart, and know days on which nothing was read', () => {
    const days = ['EUR', 'USD'].map((currency) => {
      return { day: '2026-03-02', currency, movements: 1, told: 5, booked: 5 };
    });
    expect(controlDays(days, [], 'UTC')).toMatchObject([
      { currency: 'EUR', difference: 0, balance: null },
      { currency: 'USD', difference: 0, balance: null },
    ]);
  });
});

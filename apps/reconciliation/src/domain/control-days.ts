import type { BalanceControl, ControlDay } from '#contracts/models/control-totals';
import { dayOf } from './day';

export type MovedDay = Omit<ControlDay, 'difference' | 'balance'>;

/** What moved on each day, with the last reading of the balance on it. A day without movements is there when it was read. Pure. */
export function controlDays(
  moved: readonly MovedDay[],
  readings: readonly BalanceControl[],
  timeZone: string,
): ControlDay[] {
  const days = new Map<string, ControlDay>();
  const keyOf = (day: string, currency: string): string => `${day} ${currency}`;
  for (const one of moved) {
    days.set(keyOf(one.day, one.currency), { ...one, difference: one.told - one.booked, balance: null });
  }
  for (const { readAt, currency, provider, books, unexplained } of readings) {
    const day = dayOf(new Date(readAt), timeZone);
    const key = keyOf(day, currency);
    const known = days.get(key) ?? { day, currency, movements: 0, told: 0, booked: 0, difference: 0 };
    days.set(key, { ...known, balance: { provider, books, unexplained } });
  }
  return [...days].sort(([one], [other]) => one.localeCompare(other)).map(([, day]) => day);
}

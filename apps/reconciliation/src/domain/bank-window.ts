import { addDays } from './open-day';

const WORKING_DAYS = 5;

/** The last day on which a payout may be in the bank: five working days (Monday to Friday) after its arrival. */
export function lastBankDay(arrivalDate: string): string {
  let day = arrivalDate;
  for (let left = WORKING_DAYS; left > 0;) {
    day = addDays(day, 1);
    if (!isWeekend(day)) left -= 1;
  }
  return day;
}

export const inBankWindow = (arrivalDate: string, valueDate: string): boolean =>
  valueDate >= arrivalDate && valueDate <= lastBankDay(arrivalDate);

/** The last arrival date whose window is over on the day: what arrived then or before must be in the bank. */
export function lastDueArrival(today: string): string {
  let arrival = addDays(today, -WORKING_DAYS);
  while (lastBankDay(arrival) >= today) arrival = addDays(arrival, -1);
  return arrival;
}

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

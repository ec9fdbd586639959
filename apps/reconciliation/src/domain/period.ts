import { addDays } from './open-day';
import { lastDayOf } from './deferral';

export interface Days {
  readonly from: string;
  readonly through: string;
}

/** First and last day of a month: `2026-11`. */
export const daysOf = (period: string): Days => ({ from: `${period}-01`, through: lastDayOf(period) });

/** The days that closing through a day adds: those after the day that is closed already, else the month up to it. */
export const daysToClose = (through: string, closedThrough: string | null): Days => ({
  from: closedThrough === null ? `${through.slice(0, 7)}-01` : addDays(closedThrough, 1),
  through,
});

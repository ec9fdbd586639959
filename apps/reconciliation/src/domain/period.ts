import { lastDayOf } from './deferral';

export interface Days {
  readonly from: string;
  readonly through: string;
}

/** First and last day of a month: `2026-11`. */
export const daysOf = (period: string): Days => ({ from: `${period}-01`, through: lastDayOf(period) });

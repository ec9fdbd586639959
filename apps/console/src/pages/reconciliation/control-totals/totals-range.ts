export const CONTROL_TOTALS = '/api/v1/reconciliation/control-totals';
export const CONTROL_TOTALS_CSV = '/api/v1/reconciliation/export/control-totals';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;
/** As many days as the API tells of at once. */
const MOST_DAYS = 31;

const isDay = (text: string | null): text is string =>
  text !== null && DAY.test(text) && !Number.isNaN(Date.parse(text));
const shift = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

/** The days asked for; what is missing is filled up to a month that ends today, and what is too long is cut at its beginning. */
export function totalsRange(
  from: string | null,
  to: string | null,
  today: string,
): { readonly from: string; readonly to: string } {
  const last = isDay(to) ? to : today;
  const earliest = shift(last, 1 - MOST_DAYS);
  return { from: isDay(from) && from >= earliest && from <= last ? from : earliest, to: last };
}

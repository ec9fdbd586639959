import type { PriceObject } from '../objects/billing';

const DAY = 86_400;

/** When the period that begins now ends: months keep the day of the anchor where they have it. Unix seconds. */
export function periodEnd(start: number, anchor: number, { recurring }: PriceObject): number {
  const { interval, interval_count: count } = recurring;
  switch (interval) {
    case 'day':
      return start + count * DAY;
    case 'week':
      return start + count * 7 * DAY;
    case 'month':
      return addMonths(start, anchor, count);
    case 'year':
      return addMonths(start, anchor, count * 12);
  }
}

function addMonths(start: number, anchor: number, months: number): number {
  const from = new Date(start * 1000);
  const day = new Date(anchor * 1000).getUTCDate();
  const lastDay = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0)).getUTCDate();
  const midnight = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, Math.min(day, lastDay));
  return midnight / 1000 + (start % DAY);
}

import type { Order } from '#contracts/models/order';
import { allocateSigned } from './allocate-signed';
import type { BooksPolicy } from './books-policy';

/** An amount that is earned in equal parts over months, the last of which takes what rounding leaves. */
export interface Deferral {
  readonly amount: number;
  readonly months: number;
  /** `2026-11`; the entry's own month when it is left out. */
  readonly firstMonth?: string;
}

/** Lines of an order whose revenue is earned over time, in the order's currency. */
export function deferredLines(order: Order, { deferral }: BooksPolicy): Deferral[] {
  return order.lines.flatMap(({ sku, total }) => {
    const months = sku === null ? undefined : deferral[sku];
    return months === undefined || total.amount === 0 ? [] : [{ amount: total.amount, months }];
  });
}

/** The same deferrals summing to another total: settled in another currency, or paid in parts. */
export function splitDeferral(total: number, deferrals: readonly Deferral[]): Deferral[] {
  const whole = deferrals.reduce((sum, { amount }) => sum + amount, 0);
  if (total === 0 || whole === 0) return [];
  const amounts = allocateSigned(
    total,
    deferrals.map(({ amount }) => amount),
  );
  return deferrals
    .map((deferral, index) => ({ ...deferral, amount: amounts[index]! }))
    .filter(({ amount }) => amount !== 0);
}

/** What is earned in the next of `monthsLeft` months: an equal part rounded down, everything in the last. */
export function nextShare(left: number, monthsLeft: number): number {
  return monthsLeft <= 1 ? left : Math.trunc(left / monthsLeft);
}

/** `2026-11` and 3 is `2027-02`. */
export function addMonths(month: string, count: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}

export function lastDayOf(month: string): string {
  const date = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0));
  return date.toISOString().slice(0, 10);
}

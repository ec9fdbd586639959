import type { StripeList } from '../objects/common';
import { invalidRequest, noSuch } from './api-error';
import type { TimeRange } from './parameters';

export interface Page {
  readonly limit?: number | undefined;
  readonly starting_after?: string | undefined;
  readonly ending_before?: string | undefined;
}

/** One page, newest first, of items that are given oldest first. */
export function paginate<T extends { id: string }>(
  items: readonly T[],
  page: Page,
  url: string,
): StripeList<T> {
  const newestFirst = [...items].reverse();
  const limit = page.limit ?? 10;
  if (page.starting_after !== undefined && page.ending_before !== undefined) {
    throw invalidRequest('You cannot use both `starting_after` and `ending_before`.');
  }
  if (page.ending_before !== undefined) {
    const end = positionOf(newestFirst, page.ending_before, 'ending_before');
    const start = Math.max(0, end - limit);
    return { object: 'list', url, has_more: start > 0, data: newestFirst.slice(start, end) };
  }
  const start =
    page.starting_after === undefined
      ? 0
      : positionOf(newestFirst, page.starting_after, 'starting_after') + 1;
  const data = newestFirst.slice(start, start + limit);
  return { object: 'list', url, has_more: newestFirst.length > start + limit, data };
}

function positionOf(items: readonly { id: string }[], id: string, param: string): number {
  const position = items.findIndex((item) => item.id === id);
  if (position < 0) throw noSuch('object', id, param, 400);
  return position;
}

export function within(range: TimeRange | undefined, seconds: number): boolean {
  if (range === undefined) return true;
  if (typeof range === 'number') return seconds === range;
  return (
    (range.gt === undefined || seconds > range.gt) &&
    (range.gte === undefined || seconds >= range.gte) &&
    (range.lt === undefined || seconds < range.lt) &&
    (range.lte === undefined || seconds <= range.lte)
  );
}

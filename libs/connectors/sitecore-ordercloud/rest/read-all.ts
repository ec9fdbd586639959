import type { z } from 'zod';
import { listOf } from './models';
import type { OrderCloudClient } from './ordercloud.client';

const LARGEST_PAGE = 100;
/** More line items than an order may have with us. */
const MOST_PAGES = 50;

/**
 * Everything of a list, by the documented way for deep lists: sorted by ID, each page begins after the last ID of the one before, so
 * that nothing is read twice or left out when entries come and go in between.
 */
export async function readAll<T extends { readonly ID: string }>(
  client: OrderCloudClient,
  path: string,
  item: z.ZodType<T>,
  filters: Readonly<Record<string, string>> = {},
): Promise<T[]> {
  const all: T[] = [];
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const last = all.at(-1);
    const { Items } = await client.get(path, listOf(item), {
      ...filters,
      page: 1,
      pageSize: LARGEST_PAGE,
      sortBy: 'ID',
      ...(last === undefined ? {} : { ID: `>${last.ID}` }),
    });
    all.push(...Items);
    if (Items.length < LARGEST_PAGE) break;
  }
  return all;
}

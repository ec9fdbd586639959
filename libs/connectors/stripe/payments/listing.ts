import type Stripe from 'stripe';
import { callStripe } from './stripe-call';

interface PageRequest {
  readonly limit: number;
  readonly starting_after?: string;
}

const PAGE_SIZE = 100;

/** Walks a list from the newest, at most `maxPages` pages, and tells whether its end was reached. */
export async function collectPages<T extends { id: string }>(
  list: (page: PageRequest) => Promise<Stripe.ApiList<T>>,
  wanted: (item: T) => boolean,
  maxPages: number,
): Promise<{ readonly items: T[]; readonly complete: boolean }> {
  const items: T[] = [];
  let after: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const request = { limit: PAGE_SIZE, ...(after === undefined ? {} : { starting_after: after }) };
    const answer = await callStripe<Stripe.ApiList<T>>('list', () => list(request));
    items.push(...answer.data.filter(wanted));
    after = answer.data.at(-1)?.id;
    if (!answer.has_more || after === undefined) return { items, complete: true };
  }
  return { items, complete: false };
}

import type Stripe from 'stripe';
import type { ProviderEvent } from '#connectors/kit/payment-port';
import { isInteresting } from '../webhooks/event-types';
import { fromUnix, toUnix } from './instants';
import { callStripe } from './stripe-call';

const PAGE_SIZE = 100;
const MAX_PAGES = 100;

export interface EventRange {
  readonly createdFrom: Date;
  readonly createdTo: Date;
  readonly after: string | null;
}

export interface EventPage {
  readonly events: ProviderEvent[];
  readonly hasMore: boolean;
}

/** Stripe lists the newest first; we hand out the oldest first, page by page. Reaches back 30 days. */
export class StripeEventFeed {
  constructor(private readonly stripe: Stripe) {}

  async list(range: EventRange): Promise<EventPage> {
    if (range.after === null) return this.oldestPage(range);
    const page = await this.page(range, { ending_before: range.after });
    return { events: toEvents(page.data), hasMore: page.has_more };
  }

  /** Walks down to the oldest page of the range, keeping one page at a time. */
  private async oldestPage(range: EventRange): Promise<EventPage> {
    let page = await this.page(range, {});
    let pages = 1;
    while (page.has_more && pages < MAX_PAGES) {
      page = await this.page(range, { starting_after: page.data.at(-1)!.id });
      pages += 1;
    }
    return { events: toEvents(page.data), hasMore: pages > 1 };
  }

  private page(range: EventRange, cursor: Stripe.PaginationParams): Promise<Stripe.ApiList<Stripe.Event>> {
    const created = { gte: toUnix(range.createdFrom), lte: toUnix(range.createdTo) };
    return callStripe<Stripe.ApiList<Stripe.Event>>('list', () =>
      this.stripe.events.list({ created, limit: PAGE_SIZE, ...cursor }),
    );
  }
}

/** Events of no interest stay in the page as marks for the cursor, but carry no body. */
function toEvents(newestFirst: readonly Stripe.Event[]): ProviderEvent[] {
  return [...newestFirst].reverse().map((event) => ({
    eventId: event.id,
    eventType: event.type,
    createdAt: fromUnix(event.created),
    body: isInteresting(event.type) ? JSON.stringify(event) : '',
  }));
}

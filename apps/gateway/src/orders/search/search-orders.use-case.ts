import { Injectable } from '@nestjs/common';
import type { ServiceName } from '#contracts/message';
import {
  FindOrders,
  FindOrdersByDocument,
  FindOrdersByPayment,
  ListOrdersByKey,
  type OrderHit,
} from '#contracts/queries/order-search';
import { QueryClient } from '#messaging/query-client';
import { toFailure } from '#platform/errors/failure';
import { matchesByOrder, withMatches, type OrderPage } from './found-orders';

/** The newest so many are shown; who looks for more types more. */
const MOST_FOUND = 50;
const SOURCES = [FindOrders, FindOrdersByPayment, FindOrdersByDocument] as const;

interface Answer {
  readonly service: ServiceName;
  /** Null when the service did not answer. */
  readonly hits: readonly OrderHit[] | null;
}

/** Each service looks in what it knows; one that does not answer is named and holds up nobody. */
@Injectable()
export class SearchOrders {
  constructor(private readonly queries: QueryClient) {}

  /** @throws Failure transient `query-unanswered` when the orders themselves cannot be read */
  async search(storeIds: string[] | null, text: string): Promise<OrderPage> {
    const answers = await Promise.all(SOURCES.map((source) => this.ask(source, storeIds, text)));
    const matches = matchesByOrder(answers.flatMap(({ hits }) => hits ?? []));
    const unanswered = answers.filter(({ hits }) => hits === null).map(({ service }) => service);
    const keys = [...matches.keys()].map((key) => {
      const [storeId, orderId] = JSON.parse(key) as [string, string];
      return { storeId, orderId };
    });
    const { items } = await this.queries.ask(ListOrdersByKey, { keys });
    return {
      items: withMatches(items.slice(0, MOST_FOUND), matches),
      nextCursor: null,
      ...(unanswered.length > 0 ? { unanswered } : {}),
    };
  }

  private async ask(
    source: (typeof SOURCES)[number],
    storeIds: string[] | null,
    text: string,
  ): Promise<Answer> {
    const { service } = source;
    try {
      return { service, ...(await this.queries.ask(source, { storeIds, text, limit: MOST_FOUND })) };
    } catch (error) {
      if (toFailure(error).code !== 'query-unanswered') throw error;
      return { service, hits: null };
    }
  }
}

import { Injectable } from '@nestjs/common';
import type { OrderKey } from '#contracts/models/common';
import type { JournalEntry } from '#contracts/models/journal-entry';
import { ListJournalEntries } from '#contracts/queries/books';
import { GetTimeline } from '#contracts/queries/orchestrator';
import { TraceOrderFunds } from '#contracts/queries/order-funds';
import { GetOrder } from '#contracts/queries/orders';
import { ListOrderPayments } from '#contracts/queries/payments';
import { QueryClient } from '#messaging/query-client';
import type { OrderDetail } from './order-detail';

/** More entries than any order has. */
const MOST_ENTRIES = 1_000;

@Injectable()
export class GetOrderDetail {
  constructor(private readonly queries: QueryClient) {}

  /** Undefined for an order that cms-sync does not know. Every service must answer: half an order would mislead. */
  async get(key: OrderKey): Promise<OrderDetail | undefined> {
    const [order, money, journals, funds, timeline] = await Promise.all([
      this.queries.ask(GetOrder, key),
      this.queries.ask(ListOrderPayments, key),
      this.journals(key),
      this.queries.ask(TraceOrderFunds, key),
      this.queries.ask(GetTimeline, key),
    ]);
    if (!order) return undefined;
    return {
      ...order.summary,
      customer: order.order.customer,
      payments: money.payments,
      refunds: money.refunds,
      disputes: money.disputes,
      journals,
      funds,
      timeline: timeline.items,
    };
  }

  private async journals({ storeId, orderId }: OrderKey): Promise<JournalEntry[]> {
    const entries: JournalEntry[] = [];
    let cursor: string | null = null;
    do {
      const page: { items: JournalEntry[]; nextCursor: string | null } = await this.queries.ask(
        ListJournalEntries,
        {
          storeIds: [storeId],
          orderId,
          cursor,
          limit: 200,
        },
      );
      entries.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null && entries.length < MOST_ENTRIES);
    return entries;
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { QueryDefinition, ResponseOf, ServiceName, BodyOf } from '#contracts/message';
import type { OrderKey } from '#contracts/models/common';
import type { OrderExplanation } from '#contracts/models/order-explanation';
import { ListJournalEntries } from '#contracts/queries/books';
import { TraceOrderFunds } from '#contracts/queries/order-funds';
import { GetOrderSituation } from '#contracts/queries/order-situation';
import { GetOrder } from '#contracts/queries/orders';
import { ListOrderPayments } from '#contracts/queries/payments';
import { QueryClient } from '#messaging/query-client';
import type { Clock } from '#platform/clock/clock';
import { toFailure } from '#platform/errors/failure';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { CLOCK } from '#service/tokens';
import { DeadLetterRepository } from '../../dead-letters/dead-letter.repository';
import { explainOrder } from './explain-order';

const MOST_ENTRIES = 200;

@Injectable()
export class ExplainOrder {
  constructor(
    private readonly queries: QueryClient,
    private readonly deadLetters: DeadLetterRepository,
    private readonly configuration: ConfigurationCopy,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Undefined for an order that nobody knows. A service that does not answer is named; the rest is explained without it. */
  async explain(key: OrderKey): Promise<OrderExplanation | undefined> {
    const unanswered = new Set<ServiceName>();
    const [order, money, entries, funds, process, letters] = await Promise.all([
      this.queries.ask(GetOrder, key),
      this.ask(ListOrderPayments, key, unanswered),
      this.ask(
        ListJournalEntries,
        {
          storeIds: [key.storeId],
          orderId: key.orderId,
          from: null,
          to: null,
          cursor: null,
          limit: MOST_ENTRIES,
        },
        unanswered,
      ),
      this.ask(TraceOrderFunds, key, unanswered),
      this.ask(GetOrderSituation, key, unanswered),
      this.deadLetters.waitingOf(key),
    ]);
    if (!order) return undefined;
    const store = this.configuration.stores().find(({ id }) => id === key.storeId);
    const situation = {
      now: this.clock.now(),
      order: order.summary,
      money,
      journals: entries?.items ?? null,
      funds,
      process,
      hasErp: typeof store?.erp === 'string',
      deadLetters: letters.map(({ dead_letter_id: id, service, type, code, reason, dead_at: deadAt }) => ({
        id,
        service,
        type,
        code,
        reason,
        deadAt: deadAt.toISOString(),
      })),
    };
    return explainOrder(situation, [...unanswered]);
  }

  private async ask<Q extends QueryDefinition>(
    query: Q,
    request: BodyOf<Q>,
    unanswered: Set<ServiceName>,
  ): Promise<ResponseOf<Q> | null> {
    try {
      return await this.queries.ask(query, request as never);
    } catch (error) {
      if (toFailure(error).code !== 'query-unanswered') throw error;
      unanswered.add(query.service);
      return null;
    }
  }
}

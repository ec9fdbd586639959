import { Controller } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '#contracts/message';
import { FindOrders, ListOrdersByKey } from '#contracts/queries/order-search';
import { Answers } from '#messaging/handles';
import { Database } from '#platform/database/database';
import { toSummary } from '../database/order-record';
import { OrderSearchRepository } from './order-search.repository';
import { minorIn, possibleMinors, readAmount } from './searched-amount';

@Controller()
export class FindOrdersController {
  constructor(
    private readonly database: Database,
    private readonly search: OrderSearchRepository,
  ) {}

  @Answers(FindOrders)
  async find({ storeIds, text, limit }: BodyOf<typeof FindOrders>): Promise<ResponseOf<typeof FindOrders>> {
    const amount = readAmount(text);
    const found = await this.search.find(this.database, {
      storeIds,
      word: text.toLowerCase(),
      minors: amount ? possibleMinors(amount) : [],
      limit,
    });
    const hits = found
      .filter(({ by, currency, total }) => by !== 'amount' || (amount && minorIn(amount, currency) === total))
      .map(({ by, storeId, orderId }) => ({ by, storeId, orderId }));
    return { hits };
  }

  @Answers(ListOrdersByKey)
  async byKeys({ keys }: BodyOf<typeof ListOrdersByKey>): Promise<ResponseOf<typeof ListOrdersByKey>> {
    return { items: (await this.search.byKeys(this.database, keys)).map(toSummary) };
  }
}

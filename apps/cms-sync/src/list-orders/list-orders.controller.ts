import { Controller } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '#contracts/message';
import { ListOrders } from '#contracts/queries/orders';
import { Answers } from '#messaging/handles';
import { Database } from '#platform/database/database';
import { toSummary } from '../database/order-record';
import { OrderRepository } from '../database/order.repository';
import { decodeCursor, encodeCursor } from './orders-cursor';

@Controller()
export class ListOrdersController {
  constructor(
    private readonly database: Database,
    private readonly orders: OrderRepository,
  ) {}

  @Answers(ListOrders)
  async answer(request: BodyOf<typeof ListOrders>): Promise<ResponseOf<typeof ListOrders>> {
    const { storeIds, status, cursor, limit } = request;
    const after = cursor === null ? null : decodeCursor(cursor);
    const found = await this.orders.page(this.database, { storeIds, status, after, limit: limit + 1 });
    const records = found.slice(0, limit);
    const last = records.at(-1);
    return {
      items: records.map(toSummary),
      nextCursor: last && found.length > limit ? encodeCursor(last.order) : null,
    };
  }
}

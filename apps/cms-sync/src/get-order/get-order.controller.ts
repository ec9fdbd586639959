import { Controller } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '#contracts/message';
import { GetOrder } from '#contracts/queries/orders';
import { Answers } from '#messaging/handles';
import { Database } from '#platform/database/database';
import { toSummary } from '../database/order-record';
import { OrderRepository } from '../database/order.repository';

@Controller()
export class GetOrderController {
  constructor(
    private readonly database: Database,
    private readonly orders: OrderRepository,
  ) {}

  @Answers(GetOrder)
  async answer(request: BodyOf<typeof GetOrder>): Promise<ResponseOf<typeof GetOrder>> {
    const record = await this.orders.find(this.database, request);
    return record ? { summary: toSummary(record), order: record.order } : null;
  }
}

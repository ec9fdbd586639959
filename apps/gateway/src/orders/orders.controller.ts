import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { IdSchema, OrderKeySchema, type OrderKey } from '#contracts/models/common';
import { ORDER_STATUSES } from '#contracts/models/statuses';
import { ListOrders } from '#contracts/queries/orders';
import { QueryClient } from '#messaging/query-client';
import { raiseProblem } from '#platform/http/problem';
import { CurrentActor, requireStore, storesToAsk, type Actor } from '../auth/actor';
import { Endpoint } from '../http/endpoint';
import { pageQuery, ZodParam, ZodQuery } from '../http/zod-pipe';
import { GetOrderDetail } from './get-order.use-case';
import { OrderDetailSchema, type OrderDetail } from './order-detail';

const QuerySchema = z.object({
  store: IdSchema.optional(),
  status: z.enum(ORDER_STATUSES).optional().describe('Our own word for where the order stands'),
  ...pageQuery,
});
const tag = 'Orders';

@Controller('api/v1/orders')
export class OrdersController {
  constructor(
    private readonly queries: QueryClient,
    private readonly getOrderDetail: GetOrderDetail,
  ) {}

  @Get()
  @Endpoint({
    tag,
    summary: 'Orders, newest first.',
    role: 'viewer',
    query: QuerySchema,
    response: ListOrders.response,
    problems: { 503: 'The service that knows the orders does not answer' },
  })
  list(@ZodQuery(QuerySchema) query: z.output<typeof QuerySchema>, @CurrentActor() actor: Actor) {
    return this.queries.ask(ListOrders, {
      storeIds: storesToAsk(actor, query.store),
      status: query.status ?? null,
      cursor: query.cursor,
      limit: query.limit,
    });
  }

  @Get(':storeId/:orderId')
  @Endpoint({
    tag,
    summary: 'One order with its payments, refunds, journal entries and timeline.',
    role: 'viewer',
    params: OrderKeySchema,
    response: OrderDetailSchema,
    problems: { 404: 'No such order', 503: 'One of the services does not answer' },
  })
  async get(@ZodParam(OrderKeySchema) key: OrderKey, @CurrentActor() actor: Actor): Promise<OrderDetail> {
    requireStore(actor, key.storeId, 'order');
    return (await this.getOrderDetail.get(key)) ?? raiseProblem(404, 'not-found', 'There is no such order');
  }
}

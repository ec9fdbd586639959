import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { IdSchema, OrderKeySchema, type OrderKey } from '#contracts/models/common';
import { OrderExplanationSchema, type OrderExplanation } from '#contracts/models/order-explanation';
import { ORDER_STATUSES } from '#contracts/models/statuses';
import { ListOrders } from '#contracts/queries/orders';
import { QueryClient } from '#messaging/query-client';
import { raiseProblem } from '#platform/http/problem';
import { CurrentActor, requireStore, storesToAsk, type Actor } from '../auth/actor';
import { Endpoint } from '../http/endpoint';
import { pageQuery, ZodParam, ZodQuery } from '../http/zod-pipe';
import { ExplainOrder } from './explain/explain-order.use-case';
import { GetOrderDetail } from './get-order.use-case';
import { OrderDetailSchema, type OrderDetail } from './order-detail';
import { OrderPageSchema, type OrderPage } from './search/found-orders';
import { SearchOrders } from './search/search-orders.use-case';

const QuerySchema = z.object({
  store: IdSchema.optional(),
  status: z.enum(ORDER_STATUSES).optional().describe('Our own word for where the order stands'),
  search: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe(
      'Beginning of a number, e-mail address or name; a whole id of ours, the provider or the ERP; or a sum. The newest 50, on one page',
    ),
  ...pageQuery,
});
const tag = 'Orders';

@Controller('api/v1/orders')
export class OrdersController {
  constructor(
    private readonly queries: QueryClient,
    private readonly getOrderDetail: GetOrderDetail,
    private readonly searchOrders: SearchOrders,
    private readonly explainOrder: ExplainOrder,
  ) {}

  @Get()
  @Endpoint({
    tag,
    summary: 'Orders, newest first; or those that a text is found in.',
    role: 'viewer',
    query: QuerySchema,
    response: OrderPageSchema,
    problems: { 503: 'The service that knows the orders does not answer' },
  })
  list(
    @ZodQuery(QuerySchema) query: z.output<typeof QuerySchema>,
    @CurrentActor() actor: Actor,
  ): Promise<OrderPage> {
    const storeIds = storesToAsk(actor, query.store);
    if (query.search !== undefined) return this.searchOrders.search(storeIds, query.search);
    return this.queries.ask(ListOrders, {
      storeIds,
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

  @Get(':storeId/:orderId/explanation')
  @Endpoint({
    tag,
    summary: 'Why the order stands where it stands, what that was concluded from, and what helps.',
    role: 'viewer',
    params: OrderKeySchema,
    response: OrderExplanationSchema,
    problems: { 404: 'No such order', 503: 'The service that knows the orders does not answer' },
  })
  async explain(
    @ZodParam(OrderKeySchema) key: OrderKey,
    @CurrentActor() actor: Actor,
  ): Promise<OrderExplanation> {
    requireStore(actor, key.storeId, 'order');
    return (await this.explainOrder.explain(key)) ?? raiseProblem(404, 'not-found', 'There is no such order');
  }
}

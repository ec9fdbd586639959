import { Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import { EraseCustomer } from '#contracts/commands/customers';
import { CustomerKeySchema, ErasureReportSchema, type CustomerKey } from '#contracts/models/customer';
import { ListCustomerOrders } from '#contracts/queries/customers';
import { QueryClient } from '#messaging/query-client';
import { raiseProblem } from '#platform/http/problem';
import { CurrentActor, requireStore, type Actor } from '../auth/actor';
import { Endpoint } from '../http/endpoint';
import { pageQuery, ZodParam, ZodQuery } from '../http/zod-pipe';
import { IDEMPOTENCY_HEADER, IdempotencyKey } from '../requests/idempotency-key';
import { RunAction } from '../requests/run-action.use-case';
import { CustomerSupport } from './customer-support';
import { CustomerViewSchema, type CustomerView } from './customer-view';
import { GetCustomerView } from './get-customer-view.use-case';

const OrdersQuerySchema = z.object(pageQuery);
const tag = 'Customers';

@Controller('api/v1/customers')
export class CustomersController {
  constructor(
    private readonly queries: QueryClient,
    private readonly getCustomerView: GetCustomerView,
    private readonly support: CustomerSupport,
    private readonly runAction: RunAction,
  ) {}

  @Get(':storeId/:customerId')
  @Endpoint({
    tag,
    summary: 'One customer over all systems, by the key of the shop or ours.',
    role: 'viewer',
    params: CustomerKeySchema,
    response: CustomerViewSchema,
    problems: {
      404: 'No such customer; `not-supported`: the commerce system of the store lets nobody keep its customers in step',
      503: 'One of the services does not answer',
    },
  })
  async get(
    @ZodParam(CustomerKeySchema) key: CustomerKey,
    @CurrentActor() actor: Actor,
  ): Promise<CustomerView> {
    requireStore(actor, key.storeId, 'customer');
    return (await this.getCustomerView.get(key)) ?? this.absent(key);
  }

  private async absent({ storeId }: CustomerKey): Promise<never> {
    const commerce = (await this.support.missing(storeId)).find(({ side }) => side === 'commerce');
    if (commerce) return raiseProblem(404, commerce.code, commerce.message);
    return raiseProblem(404, 'not-found', 'There is no such customer');
  }

  @Get(':storeId/:customerId/orders')
  @Endpoint({
    tag,
    summary: "A customer's orders, newest first.",
    role: 'viewer',
    params: CustomerKeySchema,
    query: OrdersQuerySchema,
    response: ListCustomerOrders.response,
    problems: { 503: 'The service that knows the customers does not answer' },
  })
  orders(
    @ZodParam(CustomerKeySchema) key: CustomerKey,
    @ZodQuery(OrdersQuerySchema) { cursor, limit }: z.output<typeof OrdersQuerySchema>,
    @CurrentActor() actor: Actor,
  ) {
    requireStore(actor, key.storeId, 'customer');
    return this.queries.ask(ListCustomerOrders, { ...key, cursor, limit });
  }

  @Post(':storeId/:customerId/erase')
  @Endpoint({
    tag,
    summary: 'Erase a customer in every system, once; answers the report. The books stay.',
    role: 'admin',
    params: CustomerKeySchema,
    response: ErasureReportSchema,
    headers: [IDEMPOTENCY_HEADER],
    problems: {
      404: 'No such customer',
      409: 'The Idempotency-Key was used for another request',
      503: '`action-pending`: ask again with the same key; `service-unavailable`: nothing was begun',
    },
  })
  erase(
    @ZodParam(CustomerKeySchema) key: CustomerKey,
    @IdempotencyKey() idempotencyKey: string,
    @CurrentActor() actor: Actor,
  ) {
    requireStore(actor, key.storeId, 'customer');
    return this.runAction.run({
      actor,
      key: idempotencyKey,
      name: `erase customer ${key.storeId}/${key.customerId}`,
      request: key,
      command: EraseCustomer,
      body: async (requestId) => ({ ...key, requestId }),
    });
  }
}

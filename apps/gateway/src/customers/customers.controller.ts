import { Controller, Get, Post } from '@nestjs/common';
import { EraseCustomer } from '#contracts/commands/customers';
import { CustomerKeySchema, ErasureReportSchema, type CustomerKey } from '#contracts/models/customer';
import { raiseProblem } from '#platform/http/problem';
import { CurrentActor, requireStore, type Actor } from '../auth/actor';
import { Endpoint } from '../http/endpoint';
import { ZodParam } from '../http/zod-pipe';
import { IDEMPOTENCY_HEADER, IdempotencyKey } from '../requests/idempotency-key';
import { RunAction } from '../requests/run-action.use-case';
import { CustomerViewSchema, type CustomerView } from './customer-view';
import { GetCustomerView } from './get-customer-view.use-case';

const tag = 'Customers';

@Controller('api/v1/customers')
export class CustomersController {
  constructor(
    private readonly getCustomerView: GetCustomerView,
    private readonly runAction: RunAction,
  ) {}

  @Get(':storeId/:customerId')
  @Endpoint({
    tag,
    summary: 'One customer over all systems, by the key of the shop or ours.',
    role: 'viewer',
    params: CustomerKeySchema,
    response: CustomerViewSchema,
    problems: { 404: 'No such customer', 503: 'One of the services does not answer' },
  })
  async get(
    @ZodParam(CustomerKeySchema) key: CustomerKey,
    @CurrentActor() actor: Actor,
  ): Promise<CustomerView> {
    requireStore(actor, key.storeId, 'customer');
    return (
      (await this.getCustomerView.get(key)) ?? raiseProblem(404, 'not-found', 'There is no such customer')
    );
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

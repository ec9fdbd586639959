import { Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import { OrderKeySchema, type OrderKey } from '#contracts/models/common';
import { raiseProblem } from '#platform/http/problem';
import { CurrentActor, requireStore, type Actor } from '../../auth/actor';
import { Endpoint } from '../../http/endpoint';
import { ZodBody, ZodParam, ZodQuery } from '../../http/zod-pipe';
import { IDEMPOTENCY_HEADER, IdempotencyKey } from '../../requests/idempotency-key';
import { PlanSendAgain, type Planned } from './plan-send-again';
import { PreviewSchema, RECEIVERS, SentSchema, type SendAgainPreview, type Sent } from './send-again';
import { SendAgain } from './send-again.use-case';

const RequestSchema = z.strictObject({ to: z.enum(RECEIVERS) });
type Request = z.output<typeof RequestSchema>;
const tag = 'Orders';

@Controller('api/v1/orders/:storeId/:orderId/send-again')
export class SendAgainController {
  constructor(
    private readonly planner: PlanSendAgain,
    private readonly sendAgain: SendAgain,
  ) {}

  @Get()
  @Endpoint({
    tag,
    summary: 'What sending the order to the shop or the ERP again would do, without doing it.',
    role: 'operator',
    params: OrderKeySchema,
    query: RequestSchema,
    response: PreviewSchema,
    problems: { 404: 'No such order', 503: 'One of the services does not answer' },
  })
  async preview(
    @ZodParam(OrderKeySchema) key: OrderKey,
    @ZodQuery(RequestSchema) { to }: Request,
    @CurrentActor() actor: Actor,
  ): Promise<SendAgainPreview> {
    requireStore(actor, key.storeId, 'order');
    const plan = await this.planner.plan(key, to);
    if (!plan) return raiseProblem(404, 'not-found', 'There is no such order');
    if (plan.ok) return { to, messages: plan.value.map(shown), refusal: null };
    const { code, detail, messages } = plan.error;
    return { to, messages: messages.map(shown), refusal: { code, detail } };
  }

  @Post()
  @Endpoint({
    tag,
    summary:
      'Send the order again: status and payment to the shop, or order and entries that it lacks to the ERP.',
    role: 'operator',
    status: 202,
    params: OrderKeySchema,
    body: RequestSchema,
    response: SentSchema,
    headers: [IDEMPOTENCY_HEADER],
    problems: {
      404: 'No such order',
      409: 'The Idempotency-Key was used for another request',
      422: '`no-erp`, `not-paid`, `under-review`, `order-canceled`, `nothing-to-send`, `would-fail`',
      503: 'One of the services does not answer: nothing was sent',
    },
  })
  send(
    @ZodParam(OrderKeySchema) order: OrderKey,
    @ZodBody(RequestSchema) { to }: Request,
    @IdempotencyKey() key: string,
    @CurrentActor() actor: Actor,
  ): Promise<Sent> {
    requireStore(actor, order.storeId, 'order');
    return this.sendAgain.send({ order, to, actor, key });
  }
}

const shown = ({ command: { service, type }, preview }: Planned) => ({ service, type, preview });

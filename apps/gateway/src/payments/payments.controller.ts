import { Controller, Get, Header, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { IdSchema } from '#contracts/models/common';
import { MoneySchema } from '#contracts/models/money';
import { PaymentSchema, type Payment } from '#contracts/models/payment';
import { GetClientSecret } from '#contracts/queries/payments';
import { QueryClient } from '#messaging/query-client';
import { raiseProblem } from '#platform/http/problem';
import { ApprovalSchema, type MoneyActionName } from '../approvals/approval';
import { viewOf } from '../approvals/approval-view';
import { RunMoneyAction, type MoneyAction } from '../approvals/run-money-action.use-case';
import { CurrentActor, type Actor } from '../auth/actor';
import { Endpoint, type EndpointOptions } from '../http/endpoint';
import { ZodBody, ZodParam } from '../http/zod-pipe';
import { IDEMPOTENCY_HEADER, IdempotencyKey } from '../requests/idempotency-key';
import { amountOf } from './amount-of';
import { FindPayment } from './find-payment';

const ParamSchema = z.object({ id: IdSchema });
const ClientSecretSchema = z.object({
  clientSecret: z.string().describe("For the shopper's browser alone: never store or log it"),
});
type Params = z.output<typeof ParamSchema>;
const AmountSchema = z
  .union([MoneySchema, z.int().positive()])
  .optional()
  .describe("In the currency's smallest unit, with or without the currency; everything when left out");
const CaptureSchema = z
  .strictObject({
    amount: AmountSchema,
    final: z
      .boolean()
      .optional()
      .describe('False: the rest stays authorised for further captures, where the payment allows several'),
  })
  .default({});
const CancelSchema = z
  .strictObject({
    amount: AmountSchema.describe('What is still open, nothing else: a payment is canceled as a whole'),
    reason: z.string().max(500).optional(),
  })
  .default({});
const RefundSchema = z
  .strictObject({
    amount: AmountSchema,
    reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
    note: z
      .string()
      .max(500)
      .optional()
      .describe('Why, in words: kept with the refund, here and at the provider'),
  })
  .default({});

const WaitingSchema = z.object({ code: z.literal('approval-required'), approval: ApprovalSchema });

const action = (summary: string, body: z.ZodType): EndpointOptions => ({
  tag: 'Payments',
  summary,
  role: 'operator',
  params: ParamSchema,
  body,
  response: PaymentSchema,
  alternatives: {
    202: {
      description: 'It is above what one person may move and waits for a second one: ask again with the key',
      response: WaitingSchema,
    },
  },
  headers: [IDEMPOTENCY_HEADER],
  problems: {
    404: 'No such payment',
    409: 'The Idempotency-Key was used for another request; `approval-rejected`, `approval-expired`',
    422: 'Refused, with the reason as code: more than is left, wrong state, declined',
    503: '`action-pending`: ask again with the same key; `service-unavailable`: nothing was begun',
  },
});

@Controller('api/v1/payments')
export class PaymentsController {
  constructor(
    private readonly payments: FindPayment,
    private readonly queries: QueryClient,
    private readonly runMoneyAction: RunMoneyAction,
  ) {}

  @Get(':id')
  @Endpoint({
    tag: 'Payments',
    summary: 'One payment.',
    role: 'viewer',
    params: ParamSchema,
    response: PaymentSchema,
    problems: { 404: 'No such payment', 503: 'The payments service does not answer' },
  })
  get(@ZodParam(ParamSchema) { id }: Params, @CurrentActor() actor: Actor): Promise<Payment> {
    return this.payments.find(id, actor);
  }

  @Get(':id/client-secret')
  @Header('cache-control', 'no-store')
  @Endpoint({
    tag: 'Payments',
    summary: "What a payment page of the shop's own needs; asked of the provider each time and kept nowhere.",
    role: 'operator',
    params: ParamSchema,
    response: ClientSecretSchema,
    problems: {
      404: 'No such payment',
      409: '`no-client-secret`: paid on a hosted page, or nothing is left to pay',
      503: 'The payments service does not answer',
    },
  })
  async clientSecret(
    @ZodParam(ParamSchema) { id }: Params,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof ClientSecretSchema>> {
    const { paymentId } = await this.payments.find(id, actor);
    const { clientSecret } = await this.queries.ask(GetClientSecret, { paymentId });
    return {
      clientSecret:
        clientSecret ?? raiseProblem(409, 'no-client-secret', 'This payment has no client secret'),
    };
  }

  @Post(':id/capture')
  @Endpoint(
    action('Capture an authorised payment. One that is captured is answered as it is.', CaptureSchema),
  )
  capture(
    @ZodParam(ParamSchema) { id }: Params,
    @ZodBody(CaptureSchema) body: z.output<typeof CaptureSchema>,
    @IdempotencyKey() key: string,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.act('capture', reply, { id, key, actor, request: body }, (payment) => ({
      ...amountOf(payment, body.amount),
      ...(body.final === undefined ? {} : { final: body.final }),
    }));
  }

  @Post(':id/cancel')
  @Endpoint(
    action(
      'Cancel a payment: expire its page or release the hold. What was captured is given back or left to a person, by the store’s `afterCancel`.',
      CancelSchema,
    ),
  )
  cancel(
    @ZodParam(ParamSchema) { id }: Params,
    @ZodBody(CancelSchema) body: z.output<typeof CancelSchema>,
    @IdempotencyKey() key: string,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.act('cancel', reply, { id, key, actor, request: body }, (payment) =>
      wholeCancel(payment, body),
    );
  }

  @Post(':id/refunds')
  @Endpoint(action('Give back what was captured, or a part of it.', RefundSchema))
  refund(
    @ZodParam(ParamSchema) { id }: Params,
    @ZodBody(RefundSchema) body: z.output<typeof RefundSchema>,
    @IdempotencyKey() key: string,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.act('refund', reply, { id, key, actor, request: body }, (payment) => ({
      ...amountOf(payment, body.amount),
      ...(body.reason === undefined ? {} : { reason: body.reason }),
      ...(body.note === undefined ? {} : { note: body.note }),
    }));
  }

  private async act(
    name: MoneyActionName,
    reply: FastifyReply,
    asked: { id: string; key: string; actor: Actor; request: unknown },
    details: MoneyAction['details'],
  ): Promise<unknown> {
    const { id, ...rest } = asked;
    const payment = () => this.payments.find(id, asked.actor);
    const answer = await this.runMoneyAction.run({ ...rest, name, paymentId: id, payment, details });
    if (answer.done) return answer.payment;
    void reply.code(202);
    return { code: 'approval-required', approval: viewOf(answer.approval, asked.actor) };
  }
}

/** The amount guards against a payment that has changed meanwhile; there is no canceling of a part. */
function wholeCancel(
  payment: Payment,
  { amount: given, ...rest }: z.output<typeof CancelSchema>,
): Omit<z.output<typeof CancelSchema>, 'amount'> {
  const { amount } = amountOf(payment, given);
  const open = payment.amount.amount - payment.captured.amount;
  if (amount !== undefined && amount.amount !== open) {
    raiseProblem(422, 'amount-not-whole', `A payment is canceled as a whole: ${open} is open`);
  }
  return rest;
}

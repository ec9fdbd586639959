import { Controller, Post } from '@nestjs/common';
import { z } from 'zod';
import { IdSchema } from '#contracts/models/common';
import { MoneySchema } from '#contracts/models/money';
import { MessageInspectionSchema, PaymentsInspection } from '#contracts/queries/message-inspection';
import { QueryClient } from '#messaging/query-client';
import { MONEY_COMMANDS } from '../approvals/approval';
import { RunMoneyAction } from '../approvals/run-money-action.use-case';
import { CurrentActor, type Actor } from '../auth/actor';
import { Endpoint } from '../http/endpoint';
import { ZodBody, ZodParam } from '../http/zod-pipe';
import { amountOf } from './amount-of';
import { FindPayment } from './find-payment';

const ParamSchema = z.object({ id: IdSchema });
const BodySchema = z.strictObject({
  action: z.enum(['capture', 'cancel', 'refund']),
  amount: z
    .union([MoneySchema, z.int().positive()])
    .optional()
    .describe('As it would be given to the action; a payment is canceled as a whole'),
});
const ResponseSchema = z.object({
  preview: MessageInspectionSchema.shape.preview,
  needsApproval: z.boolean().describe('It is above what one person may move: a second one would be asked'),
});

/** What moving money would do, judged by the rules that judge it then. */
@Controller('api/v1/payments/:id/preview')
export class PreviewMoneyActionController {
  constructor(
    private readonly payments: FindPayment,
    private readonly queries: QueryClient,
    private readonly runMoneyAction: RunMoneyAction,
  ) {}

  @Post()
  @Endpoint({
    tag: 'Payments',
    summary: 'What a capture, a cancel or a refund would do now, without doing it.',
    role: 'operator',
    status: 200,
    params: ParamSchema,
    body: BodySchema,
    response: ResponseSchema,
    problems: {
      404: 'No such payment',
      422: 'Another currency',
      503: 'The payments service does not answer',
    },
  })
  async preview(
    @ZodParam(ParamSchema) { id }: z.output<typeof ParamSchema>,
    @ZodBody(BodySchema) { action, amount }: z.output<typeof BodySchema>,
    @CurrentActor() actor: Actor,
  ): Promise<z.output<typeof ResponseSchema>> {
    const payment = await this.payments.find(id, actor);
    const { storeId, orderId, paymentId } = payment;
    const wanted = action === 'cancel' ? {} : amountOf(payment, amount);
    const { preview } = await this.queries.ask(PaymentsInspection, {
      messageId: 'not-sent-yet',
      type: MONEY_COMMANDS[action].type,
      body: { storeId, orderId, paymentId, ...wanted },
    });
    const needsApproval = await this.runMoneyAction.needsApproval(action, payment, wanted.amount);
    return { preview, needsApproval };
  }
}

import { Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import { OrderKeySchema, type OrderKey } from '#contracts/models/common';
import { CurrentActor, requireStore, type Actor } from '../../auth/actor';
import { Endpoint } from '../../http/endpoint';
import { ZodParam } from '../../http/zod-pipe';
import { IDEMPOTENCY_HEADER, IdempotencyKey } from '../../requests/idempotency-key';
import { MailThePaymentLink } from './mail-payment-link.use-case';
import { PreviewSchema, type PaymentLinkPreview } from './payment-link';

const tag = 'Orders';

@Controller('api/v1/orders/:storeId/:orderId/payment-link')
export class PaymentLinkController {
  constructor(private readonly mailLink: MailThePaymentLink) {}

  @Get()
  @Endpoint({
    tag,
    summary: 'The mail with the link to pay by that the shopper would get, without sending it.',
    role: 'operator',
    params: OrderKeySchema,
    response: PreviewSchema,
    problems: { 404: 'No such order', 503: 'One of the services does not answer' },
  })
  preview(
    @ZodParam(OrderKeySchema) key: OrderKey,
    @CurrentActor() actor: Actor,
  ): Promise<PaymentLinkPreview> {
    requireStore(actor, key.storeId, 'order');
    return this.mailLink.preview(key);
  }

  @Post()
  @Endpoint({
    tag,
    summary: 'Mail the shopper the link to pay by.',
    role: 'operator',
    params: OrderKeySchema,
    response: z.object({ to: z.string() }),
    headers: [IDEMPOTENCY_HEADER],
    problems: {
      404: 'No such order',
      409: 'The Idempotency-Key was used for another request',
      422: '`no-payment`, `nothing-to-pay`, `order-canceled`, `payment-ended`, `no-email`, `no-mail-connection`, or the code of the mail server’s refusal',
      429: '`too-soon`, `too-often`: Retry-After says when',
      503: '`action-pending`: ask again with the same key; `service-unavailable`: nothing was begun',
    },
  })
  mail(
    @ZodParam(OrderKeySchema) order: OrderKey,
    @IdempotencyKey() key: string,
    @CurrentActor() actor: Actor,
  ): Promise<unknown> {
    requireStore(actor, order.storeId, 'order');
    return this.mailLink.mail(order, actor, key);
  }
}

import { Controller } from '@nestjs/common';
import { CreatePayment } from '#contracts/commands/payments';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { PaymentOpener } from './payment-opener';

@Controller()
export class CreatePaymentConsumer {
  constructor(private readonly opener: PaymentOpener) {}

  @Handles(CreatePayment)
  async createPayment({ order }: BodyOf<typeof CreatePayment>, message: MessageContext): Promise<void> {
    await this.opener.open({ storeId: order.storeId, orderId: order.orderId, order }, message);
  }
}

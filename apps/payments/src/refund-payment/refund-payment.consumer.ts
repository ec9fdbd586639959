import { Controller } from '@nestjs/common';
import { RefundPayment } from '#contracts/commands/payments';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { RefundPaymentUseCase } from './refund-payment.use-case';

@Controller()
export class RefundPaymentConsumer {
  constructor(private readonly useCase: RefundPaymentUseCase) {}

  @Handles(RefundPayment)
  async refundPayment(body: BodyOf<typeof RefundPayment>, message: MessageContext): Promise<void> {
    await this.useCase.refund(body, message);
  }
}

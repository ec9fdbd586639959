import { Controller } from '@nestjs/common';
import { CancelPayment } from '#contracts/commands/payments';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { CancelPaymentUseCase } from './cancel-payment.use-case';

@Controller()
export class CancelPaymentConsumer {
  constructor(private readonly useCase: CancelPaymentUseCase) {}

  @Handles(CancelPayment)
  async cancelPayment(body: BodyOf<typeof CancelPayment>, message: MessageContext): Promise<void> {
    await this.useCase.cancel(body, message);
  }
}

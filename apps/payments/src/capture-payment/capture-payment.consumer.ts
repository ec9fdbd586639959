import { Controller } from '@nestjs/common';
import { CapturePayment } from '#contracts/commands/payments';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { CapturePaymentUseCase } from './capture-payment.use-case';

@Controller()
export class CapturePaymentConsumer {
  constructor(private readonly useCase: CapturePaymentUseCase) {}

  @Handles(CapturePayment)
  async capturePayment(body: BodyOf<typeof CapturePayment>, message: MessageContext): Promise<void> {
    await this.useCase.capture(body, message);
  }
}

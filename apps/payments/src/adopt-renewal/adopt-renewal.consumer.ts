import { Controller } from '@nestjs/common';
import { OrderCreatedByUs } from '#contracts/events/renewals';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { AdoptRenewal } from './adopt-renewal.use-case';

@Controller()
export class AdoptRenewalConsumer {
  constructor(private readonly useCase: AdoptRenewal) {}

  @Handles(OrderCreatedByUs)
  adopt(fact: BodyOf<typeof OrderCreatedByUs>, message: MessageContext): Promise<void> {
    return this.useCase.run(fact, message);
  }
}

import { Controller } from '@nestjs/common';
import { LookAtOrder } from '#contracts/commands/payments';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { LookAtOrderUseCase } from './look-at-order.use-case';

@Controller()
export class LookAtOrderConsumer {
  constructor(private readonly useCase: LookAtOrderUseCase) {}

  @Handles(LookAtOrder)
  look(body: BodyOf<typeof LookAtOrder>, message: MessageContext): Promise<void> {
    return this.useCase.run(body, message);
  }
}

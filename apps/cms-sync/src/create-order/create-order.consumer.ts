import { Controller } from '@nestjs/common';
import { CreateOrder } from '#contracts/commands/renewals';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { CreateOrderUseCase } from './create-order.use-case';

@Controller()
export class CreateOrderConsumer {
  constructor(private readonly useCase: CreateOrderUseCase) {}

  @Handles(CreateOrder)
  async create(body: BodyOf<typeof CreateOrder>, message: MessageContext): Promise<void> {
    await this.useCase.run(body, message);
  }
}

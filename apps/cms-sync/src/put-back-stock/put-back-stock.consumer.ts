import { Controller } from '@nestjs/common';
import { PutBackStock } from '#contracts/commands/orders';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { PutBackStockUseCase } from './put-back-stock.use-case';

@Controller()
export class PutBackStockConsumer {
  constructor(private readonly useCase: PutBackStockUseCase) {}

  @Handles(PutBackStock)
  async putBack(body: BodyOf<typeof PutBackStock>, message: MessageContext): Promise<void> {
    await this.useCase.run(body, message);
  }
}

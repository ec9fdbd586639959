import { Controller } from '@nestjs/common';
import { PostOrder } from '#contracts/commands/erp';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { PostOrderToErp } from './post-order.use-case';

@Controller()
export class PostOrderConsumer {
  constructor(private readonly useCase: PostOrderToErp) {}

  @Handles(PostOrder)
  post(body: BodyOf<typeof PostOrder>, message: MessageContext): Promise<void> {
    return this.useCase.run(body, message);
  }
}

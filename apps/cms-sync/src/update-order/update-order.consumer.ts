import { Controller } from '@nestjs/common';
import { UpdateOrder } from '#contracts/commands/orders';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { KeyedQueue } from './keyed-queue';
import { UpdateOrderUseCase } from './update-order.use-case';

@Controller()
export class UpdateOrderConsumer {
  private readonly queue = new KeyedQueue();

  constructor(private readonly updateOrder: UpdateOrderUseCase) {}

  @Handles(UpdateOrder)
  async handle(body: BodyOf<typeof UpdateOrder>, message: MessageContext): Promise<void> {
    await this.queue.run(`${body.storeId}/${body.orderId}`, () => this.updateOrder.run(body, message));
  }
}

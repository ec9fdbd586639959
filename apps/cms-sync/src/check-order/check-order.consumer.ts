import { Controller } from '@nestjs/common';
import { CheckOrder } from '#contracts/commands/orders';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { OrderLooker } from '../observe-order/order-looker';
import { OrderObserver } from '../observe-order/order-observer';

/** An order that the sweep found: the same as its event would have done. */
@Controller()
export class CheckOrderConsumer {
  constructor(
    private readonly configuration: ConfigurationCopy,
    private readonly looker: OrderLooker,
    private readonly observer: OrderObserver,
  ) {}

  @Handles(CheckOrder)
  async handle({ storeId, orderId }: BodyOf<typeof CheckOrder>, message: MessageContext): Promise<void> {
    if (await message.alreadyHandled()) return;
    const store = this.configuration.store(storeId);
    const look = await this.looker.look(store, orderId);
    await message.once(async (tx) => {
      if (look.ours) await this.observer.observe(tx, message, store, look.seen);
    });
  }
}

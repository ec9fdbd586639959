import { Controller } from '@nestjs/common';
import { OrderChanged, OrderPlaced } from '#contracts/events/orders';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { OrderRepository } from '../database/order.repository';

/** Remembers what orders are made of: their movements are booked by it. */
@Controller()
export class RecordOrderConsumer {
  constructor(private readonly orders: OrderRepository) {}

  @Handles(OrderPlaced)
  async placed({ order }: BodyOf<typeof OrderPlaced>, message: MessageContext): Promise<void> {
    await message.once((tx) => this.orders.keep(tx, order));
  }

  @Handles(OrderChanged)
  async changed({ order }: BodyOf<typeof OrderChanged>, message: MessageContext): Promise<void> {
    await message.once((tx) => this.orders.keep(tx, order));
  }
}

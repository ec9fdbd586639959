import { Controller } from '@nestjs/common';
import { ReleaseInventory, ReserveInventory } from '#contracts/commands/erp';
import type { OrderKey } from '#contracts/models/common';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { ReleaseStock } from './release-inventory.use-case';
import { ReserveStock } from './reserve-inventory.use-case';

@Controller()
export class InventoryConsumer {
  constructor(
    private readonly reserving: ReserveStock,
    private readonly releasing: ReleaseStock,
  ) {}

  @Handles(ReserveInventory)
  reserve(body: OrderKey, message: MessageContext): Promise<void> {
    return this.reserving.run(body, message);
  }

  @Handles(ReleaseInventory)
  release(body: OrderKey, message: MessageContext): Promise<void> {
    return this.releasing.run(body, message);
  }
}

import { Controller } from '@nestjs/common';
import { DisputeClosed, DisputeOpened, DisputeUpdated } from '#contracts/events/disputes';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { DisputeRepository } from '../database/dispute.repository';
import { SettleDispute } from './settle-dispute.use-case';

@Controller()
export class DisputeConsumer {
  constructor(
    private readonly disputes: DisputeRepository,
    private readonly settle: SettleDispute,
  ) {}

  @Handles(DisputeOpened, DisputeUpdated, DisputeClosed)
  async moved(
    { storeId, orderId, dispute }: BodyOf<typeof DisputeOpened>,
    message: MessageContext,
  ): Promise<void> {
    await message.once(async (tx) => {
      await this.disputes.keep(tx, storeId, { ...dispute, orderId });
      await this.settle.run(tx, message, storeId, dispute.disputeId);
    });
  }
}

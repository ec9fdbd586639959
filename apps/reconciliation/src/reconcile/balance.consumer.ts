import { Controller } from '@nestjs/common';
import { BalanceRead } from '#contracts/events/payouts';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { BalanceRepository } from '../database/balance.repository';

@Controller()
export class BalanceConsumer {
  constructor(private readonly balances: BalanceRepository) {}

  @Handles(BalanceRead)
  async read(body: BodyOf<typeof BalanceRead>, message: MessageContext): Promise<void> {
    await message.once((tx) => this.balances.keep(tx, body));
  }
}

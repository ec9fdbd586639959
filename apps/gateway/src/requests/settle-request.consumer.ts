import { Controller, Inject } from '@nestjs/common';
import { RequestSettled } from '#contracts/events/platform';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import { CLOCK } from '#service/tokens';
import { ActionRequestRepository } from './action-request.repository';
import { Settlements } from './settlements';

@Controller()
export class SettleRequestConsumer {
  constructor(
    private readonly requests: ActionRequestRepository,
    private readonly settlements: Settlements,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Handles(RequestSettled)
  async requestSettled(body: BodyOf<typeof RequestSettled>, message: MessageContext): Promise<void> {
    await message.once(async (tx) => {
      await this.requests.settle(tx, body.requestId, body.outcome, this.clock.now());
      tx.afterCommit(() => this.settlements.announce(body.requestId));
    });
  }
}

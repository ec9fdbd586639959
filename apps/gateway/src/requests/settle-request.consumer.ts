import { Controller, Inject } from '@nestjs/common';
import { RequestSettled } from '#contracts/events/platform';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import type { Tx } from '#platform/database/database';
import type { Clock } from '#platform/clock/clock';
import { CLOCK } from '#service/tokens';
import { AuditLog } from '../audit/audit-log';
import { ActionRequestRepository, type SettledRequest } from './action-request.repository';
import { Settlements } from './settlements';

@Controller()
export class SettleRequestConsumer {
  constructor(
    private readonly requests: ActionRequestRepository,
    private readonly settlements: Settlements,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Handles(RequestSettled)
  async requestSettled(body: BodyOf<typeof RequestSettled>, message: MessageContext): Promise<void> {
    await message.once(async (tx) => {
      const settled = await this.requests.settle(tx, body.requestId, body.outcome, this.clock.now());
      if (settled) await this.note(tx, settled, body);
      tx.afterCommit(() => this.settlements.announce(body.requestId));
    });
  }

  private async note(
    tx: Tx,
    { actor, note }: SettledRequest,
    { requestId, outcome }: BodyOf<typeof RequestSettled>,
  ): Promise<void> {
    if (note === null || outcome.status !== 'done') return;
    const details = { ...note.details, requestId, result: outcome.result };
    await this.audit.write(tx, actor, note.action, note.subject, details);
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { CancelCounterfactual } from '#contracts/commands/orchestrator';
import type { BodyOf } from '#contracts/message';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import { CLOCK } from '#service/tokens';
import { CounterfactualRepository } from '../database/counterfactual.repository';
import { settleRequest } from '../workflows/settle-request';

/** What was played so far stays to be seen; canceling again changes nothing. */
@Injectable()
export class CancelCounterfactualUseCase {
  constructor(
    private readonly counterfactuals: CounterfactualRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(
    { requestId, jobId }: BodyOf<typeof CancelCounterfactual>,
    message: MessageContext,
  ): Promise<void> {
    await message.once(async (tx) => {
      const how = { state: 'canceled' as const, failure: null, at: this.clock.now() };
      await this.counterfactuals.end(tx, jobId, how);
      const job = await this.counterfactuals.find(tx, jobId);
      const detail = `There is no comparison ${jobId}.`;
      const outcome = job
        ? { result: { jobId, state: job.state } }
        : { refused: { status: 404, code: 'not-found', title: 'No such comparison', detail } };
      await settleRequest(tx, message, requestId, outcome);
    });
  }
}

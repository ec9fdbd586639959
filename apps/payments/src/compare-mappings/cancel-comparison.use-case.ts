import { Inject, Injectable } from '@nestjs/common';
import type { CancelMappingComparison } from '#contracts/commands/mapping-comparisons';
import { RequestSettled } from '#contracts/events/platform';
import type { BodyOf } from '#contracts/message';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import { CLOCK } from '#service/tokens';
import { MappingComparisonRepository } from '../database/mapping-comparison.repository';

/** What was run so far stays to be seen; canceling again changes nothing. */
@Injectable()
export class CancelComparison {
  constructor(
    private readonly comparisons: MappingComparisonRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(
    { requestId, jobId }: BodyOf<typeof CancelMappingComparison>,
    message: MessageContext,
  ): Promise<void> {
    await message.once(async (tx) => {
      await this.comparisons.end(tx, jobId, { state: 'canceled', failure: null, at: this.clock.now() });
      const job = await this.comparisons.find(tx, jobId);
      const detail = `There is no comparison ${jobId}.`;
      const problem = { status: 404, code: 'not-found', title: 'No such comparison', detail };
      await message.publish(tx, RequestSettled, {
        requestId,
        outcome: job
          ? { status: 'done', result: { jobId, state: job.state } }
          : { status: 'refused', problem },
      });
    });
  }
}

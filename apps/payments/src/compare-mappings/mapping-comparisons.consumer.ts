import { Controller } from '@nestjs/common';
import { CancelMappingComparison, StartMappingComparison } from '#contracts/commands/mapping-comparisons';
import type { BodyOf, ResponseOf } from '#contracts/message';
import { GetMappingComparison } from '#contracts/queries/mapping-comparisons';
import { Answers, Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { Database } from '#platform/database/database';
import { MappingComparisonRepository } from '../database/mapping-comparison.repository';
import { CancelComparison } from './cancel-comparison.use-case';
import { StartComparison } from './start-comparison.use-case';

@Controller()
export class MappingComparisonsConsumer {
  constructor(
    private readonly database: Database,
    private readonly comparisons: MappingComparisonRepository,
    private readonly startComparison: StartComparison,
    private readonly cancelComparison: CancelComparison,
  ) {}

  @Handles(StartMappingComparison)
  async onStart(body: BodyOf<typeof StartMappingComparison>, message: MessageContext): Promise<void> {
    await this.startComparison.execute(body, message);
  }

  @Handles(CancelMappingComparison)
  async onCancel(body: BodyOf<typeof CancelMappingComparison>, message: MessageContext): Promise<void> {
    await this.cancelComparison.execute(body, message);
  }

  @Answers(GetMappingComparison)
  async get({
    jobId,
  }: BodyOf<typeof GetMappingComparison>): Promise<ResponseOf<typeof GetMappingComparison>> {
    const job = await this.comparisons.find(this.database, jobId);
    if (!job) return null;
    const { base: _base, wanted: _wanted, position: _position, startedAt, endedAt, ...rest } = job;
    return { ...rest, startedAt: startedAt.toISOString(), endedAt: endedAt?.toISOString() ?? null };
  }
}

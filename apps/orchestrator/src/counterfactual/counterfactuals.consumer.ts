import { Controller } from '@nestjs/common';
import { CancelCounterfactual, StartCounterfactual } from '#contracts/commands/orchestrator';
import type { BodyOf, ResponseOf } from '#contracts/message';
import { GetCounterfactual } from '#contracts/queries/orchestrator';
import { Answers, Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { Database } from '#platform/database/database';
import { CounterfactualRepository } from '../database/counterfactual.repository';
import { CancelCounterfactualUseCase } from './cancel-counterfactual.use-case';
import { StartCounterfactualUseCase } from './start-counterfactual.use-case';

@Controller()
export class CounterfactualsConsumer {
  constructor(
    private readonly database: Database,
    private readonly counterfactuals: CounterfactualRepository,
    private readonly startCounterfactual: StartCounterfactualUseCase,
    private readonly cancelCounterfactual: CancelCounterfactualUseCase,
  ) {}

  @Handles(StartCounterfactual)
  async onStart(body: BodyOf<typeof StartCounterfactual>, message: MessageContext): Promise<void> {
    await this.startCounterfactual.execute(body, message);
  }

  @Handles(CancelCounterfactual)
  async onCancel(body: BodyOf<typeof CancelCounterfactual>, message: MessageContext): Promise<void> {
    await this.cancelCounterfactual.execute(body, message);
  }

  @Answers(GetCounterfactual)
  async get({ jobId }: BodyOf<typeof GetCounterfactual>): Promise<ResponseOf<typeof GetCounterfactual>> {
    const job = await this.counterfactuals.find(this.database, jobId);
    if (!job) return null;
    const { document: _document, startedAt, endedAt, ...rest } = job;
    return { ...rest, startedAt: startedAt.toISOString(), endedAt: endedAt?.toISOString() ?? null };
  }
}

import { Controller } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '#contracts/message';
import { GetCounterfactualCommands } from '#contracts/queries/orchestrator';
import { Answers } from '#messaging/handles';
import { Database } from '#platform/database/database';
import { CounterfactualRepository } from '../database/counterfactual.repository';
import { differingCommands } from '../engine/counterfactual/differing-commands';
import { playStory } from '../engine/counterfactual/play-story';
import { ComparedDocuments } from './compared-documents';
import { StoryReader } from './story.reader';

/** Bodies are not kept with the result: the order is played once more when somebody asks. */
@Controller()
export class DifferingCommandsAnswerer {
  constructor(
    private readonly database: Database,
    private readonly counterfactuals: CounterfactualRepository,
    private readonly documents: ComparedDocuments,
    private readonly stories: StoryReader,
  ) {}

  @Answers(GetCounterfactualCommands)
  async get({
    jobId,
    storeId,
    orderId,
    command,
  }: BodyOf<typeof GetCounterfactualCommands>): Promise<ResponseOf<typeof GetCounterfactualCommands>> {
    const job = await this.counterfactuals.find(this.database, jobId);
    const key = { storeId, orderId };
    if (!job || !(await this.counterfactuals.has(this.database, jobId, key))) return null;
    const story = await this.stories.read(key, job);
    const { before, after } = await this.documents.of(job);
    const plays = [await playStory(before, story), await playStory(after, story)] as const;
    const { before: old, after: young } = differingCommands(...plays, command);
    return { before: [...old], after: [...young] };
  }
}

import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { toFailure } from '#platform/errors/failure';
import type { Logger } from '#platform/logging/logger';
import { Periodic } from '#service/schedule/periodic';
import { CLOCK, LOGGER } from '#service/tokens';
import { CounterfactualRepository, type CounterfactualJob } from '../database/counterfactual.repository';
import { playStory } from '../engine/counterfactual/play-story';
import { tally } from '../engine/counterfactual/tally';
import { ComparedDocuments } from './compared-documents';
import { StoryReader } from './story.reader';

const PLAY_COUNTERFACTUALS = 'counterfactuals';
const FORGET_COUNTERFACTUALS = 'forget-counterfactuals';
const INTERVAL_MS = 500;
const FORGET_INTERVAL_MS = 600_000;
/** The runs of real orders come first: this much work at a time, then they have their turn. */
const STORIES_AT_ONCE = 50;
const SLICE_MS = 250;
const KEPT_MS = 7 * 86_400_000;

/** Plays stories of the job that has waited longest, a slice at a time; a crash loses no more than a slice. */
@Injectable()
export class PlayCounterfactuals implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly counterfactuals: CounterfactualRepository,
    private readonly documents: ComparedDocuments,
    private readonly stories: StoryReader,
    private readonly periodic: Periodic,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(PLAY_COUNTERFACTUALS, INTERVAL_MS, () => this.execute());
    this.periodic.every(FORGET_COUNTERFACTUALS, FORGET_INTERVAL_MS, () => this.forget());
  }

  /** Examples name orders and show fields of them. */
  forget(): Promise<void> {
    return this.counterfactuals.purge(this.database, new Date(this.clock.now().getTime() - KEPT_MS));
  }

  /** False when there is nothing to play. */
  async execute(): Promise<boolean> {
    const job = await this.counterfactuals.oldestRunning(this.database);
    if (!job) return false;
    try {
      await this.playSlice(job);
    } catch (error) {
      const failure = toFailure(error);
      if (failure.failureClass === 'transient') throw failure;
      this.logger.warn({ err: failure, jobId: job.jobId }, 'A comparison of workflows has failed');
      const how = { state: 'failed' as const, failure: failure.code, at: this.clock.now() };
      await this.counterfactuals.end(this.database, job.jobId, how);
    }
    return true;
  }

  private async playSlice(job: CounterfactualJob): Promise<void> {
    const { before, after } = await this.documents.of(job);
    const deadline = Date.now() + SLICE_MS;
    let { result } = job;
    for (const key of await this.counterfactuals.stories(
      this.database,
      job.jobId,
      result.played,
      Math.min(STORIES_AT_ONCE, job.total - result.played),
    )) {
      const story = await this.stories.read(key, job);
      result = tally(result, story, await playStory(before, story), await playStory(after, story));
      if (Date.now() > deadline) break;
    }
    const state = result.played >= job.total ? 'done' : 'running';
    await this.counterfactuals.progress(this.database, job.jobId, { state, result, at: this.clock.now() });
  }
}

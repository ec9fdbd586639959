import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Outbox } from '#messaging/outbox/outbox';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { toFailure } from '#platform/errors/failure';
import { failpoint } from '#platform/failpoint/failpoint';
import type { Logger } from '#platform/logging/logger';
import { Periodic } from '#service/schedule/periodic';
import { CLOCK, LOGGER } from '#service/tokens';
import { RunRepository } from '../database/run.repository';
import { TimerRepository, type DueTimer } from '../database/timer.repository';
import { RunKeeper } from '../runs/run-keeper';

export const FIRE_TIMERS = 'workflow-timers';
const INTERVAL_MS = 500;
const BATCH = 200;

/** Gives runs the times they wait for. A timer whose transaction is lost goes off again; one that nobody waits for is dropped. */
@Injectable()
export class FireTimers implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly timers: TimerRepository,
    private readonly runs: RunRepository,
    private readonly keeper: RunKeeper,
    private readonly outbox: Outbox,
    private readonly periodic: Periodic,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(FIRE_TIMERS, INTERVAL_MS, () => this.execute());
  }

  /** How many timers went off. */
  async execute(): Promise<number> {
    const due = await this.timers.due(this.database, this.clock.now(), BATCH);
    for (const timer of due) {
      try {
        await this.fire(timer);
      } catch (error) {
        // One run that cannot go on now must not hold up the others; its timer stays due.
        this.logger.warn({ ...timer, code: toFailure(error).code, err: error }, 'A timer could not go off');
      }
    }
    return due.length;
  }

  private async fire(due: DueTimer): Promise<void> {
    await this.database.transaction(async (tx) => {
      const run = await this.runs.lock(tx, due.runId);
      if (!(await this.timers.take(tx, due)) || !run) return;
      await this.keeper.feed(tx, run, { kind: 'timer', timerId: due.timerId }, (...args) =>
        this.outbox.publish(...args),
      );
      failpoint('orchestrator.timer-fired-twice');
    });
  }
}

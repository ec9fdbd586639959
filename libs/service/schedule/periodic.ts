import type { OnModuleDestroy } from '@nestjs/common';
import type { Database } from '#platform/database/database';
import type { Logger } from '#platform/logging/logger';
import { ReplicaLocks } from './replica-locks';

interface Job {
  readonly name: string;
  readonly work: () => Promise<unknown>;
  timer: NodeJS.Timeout | undefined;
  running: Promise<void> | undefined;
}

/**
 * Work at intervals, on one replica at a time (an advisory lock in the database), never overlapping itself. A failure is logged, and the
 * next turn comes all the same. In tests call the work itself.
 */
export class Periodic implements OnModuleDestroy {
  private readonly jobs: Job[] = [];
  private readonly locks: ReplicaLocks;
  private stopped = false;

  constructor(
    database: Database,
    private readonly logger: Logger,
    /** Tests switch the timers off. */
    private readonly enabled = true,
  ) {
    this.locks = new ReplicaLocks(database);
  }

  every(name: string, intervalMs: number, work: () => Promise<unknown>): void {
    const job: Job = { name, work, timer: undefined, running: undefined };
    this.jobs.push(job);
    if (!this.enabled) return;
    const next = (delay: number): void => {
      job.timer = setTimeout(() => {
        job.running = this.turn(job).finally(() => {
          job.running = undefined;
          if (!this.stopped) next(intervalMs);
        });
      }, delay);
    };
    next(Math.min(intervalMs, 1_000) * Math.random());
  }

  /** One turn of a job now, for tests and tools. */
  async runNow(name: string): Promise<void> {
    const job = this.jobs.find((candidate) => candidate.name === name);
    if (!job) throw new Error(`No periodic job is called ${name}`);
    await this.turn(job);
  }

  /** Waits for turns under way. */
  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    for (const job of this.jobs) clearTimeout(job.timer);
    await Promise.all(this.jobs.map((job) => job.running ?? Promise.resolve()));
  }

  private async turn(job: Job): Promise<void> {
    try {
      await this.locks.alone(job.name, job.work);
    } catch (error) {
      this.logger.error({ err: error, job: job.name }, 'Periodic work failed');
    }
  }
}

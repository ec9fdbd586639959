import { Inject, Injectable } from '@nestjs/common';
import type { CustomerImport } from '#contracts/models/customer-import';
import { IMPORT_OUTCOMES } from '#contracts/models/customer-import';
import type { Clock } from '#platform/clock/clock';
import type { Sql } from '#platform/database/database';
import { CLOCK } from '#service/tokens';
import type { ItemCounts } from '../database/import-item.repository';
import { ImportItemRepository } from '../database/import-item.repository';
import type { ImportJob } from '../database/import.repository';

const MOST_FAILURES = 100;

/** An import as it is shown: counted from its records, so that no number can differ from what was done. */
@Injectable()
export class ImportProgress {
  constructor(
    private readonly items: ImportItemRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of(sql: Sql, job: ImportJob): Promise<CustomerImport> {
    const counts = await this.items.counts(sql, job.jobId);
    const failures = counts.failed ? await this.items.failures(sql, job.jobId, MOST_FAILURES) : [];
    return { ...toProgress(job, counts, this.clock.now()), failures };
  }
}

export const settledOf = (counts: ItemCounts): number =>
  IMPORT_OUTCOMES.reduce((sum, outcome) => sum + (counts[outcome] ?? 0), 0);

export function toProgress(job: ImportJob, counts: ItemCounts, now: Date): Omit<CustomerImport, 'failures'> {
  const listed = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const done = settledOf(counts);
  const total = job.listedAll ? listed : job.total === null ? null : Math.max(job.total, listed);
  const ratePerSecond = rateOf(job, done, now);
  return {
    jobId: job.jobId,
    storeId: job.storeId,
    from: job.side,
    state: job.state,
    listed,
    total,
    done,
    counts: {
      created: counts.created ?? 0,
      linked: counts.linked ?? 0,
      updated: counts.updated ?? 0,
      takenIn: counts.takenIn ?? 0,
      unchanged: counts.unchanged ?? 0,
      failed: counts.failed ?? 0,
    },
    ratePerSecond,
    etaSeconds:
      job.state !== 'running' || total === null || !ratePerSecond
        ? null
        : Math.ceil((total - done) / ratePerSecond),
    waitingFor: job.waitingFor,
    startedAt: job.startedAt.toISOString(),
    updatedAt: job.updatedAt.toISOString(),
    endedAt: job.endedAt?.toISOString() ?? null,
  };
}

function rateOf({ doneBefore, resumedAt, endedAt }: ImportJob, done: number, now: Date): number | null {
  const seconds = ((endedAt ?? now).getTime() - resumedAt.getTime()) / 1000;
  if (done <= doneBefore || seconds <= 0) return null;
  return Math.round(((done - doneBefore) / seconds) * 10) / 10;
}

import { Inject, Injectable } from '@nestjs/common';
import { ImportCustomer } from '#contracts/commands/customers';
import { CustomerImportChanged } from '#contracts/events/customers';
import type { Store } from '#contracts/models/configuration';
import { Outbox } from '#messaging/outbox/outbox';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { toFailure } from '#platform/errors/failure';
import type { Logger } from '#platform/logging/logger';
import { Connectors } from '#service/connectors/connectors';
import { CLOCK, LOGGER } from '#service/tokens';
import type { ItemCounts } from '../database/import-item.repository';
import { ImportItemRepository } from '../database/import-item.repository';
import type { ImportJob } from '../database/import.repository';
import { ImportRepository } from '../database/import.repository';
import { CustomerStores } from '../keep-in-step/customer-stores';
import { ImportPace } from './import-pace';
import { toProgress } from './import-progress';

/** Listed ahead of what is handed out: soon known totals, a bounded table. */
const MOST_WAITING = 5_000;
/** Handed out and not answered: fewer than the service takes at a time, so that orders never queue behind an import. */
const MOST_HANDED = 25;
/** With those that payments is making a record for. */
const MOST_OPEN = 100;
const TELL_EVERY_MS = 2_000;
const DEFAULT_WAIT_MS = 15_000;
/** Longer than every retry of a passing trouble in practice; a late answer is not lost, it only is not counted. */
const SILENT_MS = 60 * 60_000;

/**
 * Moves every running import on by one page and by as many records as its systems allow now. Where it stands is committed together with
 * what is handed out, so that whoever takes over after a crash goes on from there.
 */
@Injectable()
export class RunImports {
  constructor(
    private readonly database: Database,
    private readonly connectors: Connectors,
    private readonly imports: ImportRepository,
    private readonly items: ImportItemRepository,
    private readonly stores: CustomerStores,
    private readonly pace: ImportPace,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** One import's trouble is not another's. */
  async turn(): Promise<void> {
    for (const job of await this.imports.running(this.database)) {
      try {
        await this.moveOn(job);
      } catch (error) {
        const failure = toFailure(error);
        const until = new Date(this.clock.now().getTime() + (failure.retryAfterMs ?? DEFAULT_WAIT_MS));
        await this.imports.wait(this.database, job.jobId, until, failure.code);
        this.logger.warn(
          { err: error, jobId: job.jobId },
          'An import of customers waits and goes on by itself',
        );
      }
    }
  }

  private async moveOn(job: ImportJob): Promise<void> {
    const now = this.clock.now();
    const store = this.stores.byId(job.storeId);
    if (!store) return;
    await this.items.collectMade(this.database, job.jobId, job.connectionId, now);
    await this.items.giveUp(this.database, job.jobId, new Date(now.getTime() - SILENT_MS), now);
    const counts = await this.items.openCounts(this.database, job.jobId);
    await this.handOut(job, store, counts);
    await this.tell(job, counts);
    const waiting = counts.waiting ?? 0;
    if (!job.listedAll && waiting < MOST_WAITING && (job.notBefore === null || job.notBefore <= now)) {
      await this.listPage(job);
    }
  }

  private async listPage(job: ImportJob): Promise<void> {
    const port = await this.connectors.customers(job.connectionId);
    const page = await port.listAll(job.cursor);
    const now = this.clock.now();
    await this.database.transaction(async (tx) => {
      const current = await this.imports.lock(tx, job.jobId);
      // Somebody else was faster with this page, or the import was stopped meanwhile.
      if (current?.state !== 'running' || current.cursor !== job.cursor || current.listedAll) return;
      await this.items.add(
        tx,
        job.jobId,
        page.records.map(({ externalId }) => externalId),
        now,
      );
      await this.imports.advance(tx, job.jobId, now, { cursor: page.nextCursor, total: page.total });
    });
  }

  private async handOut(job: ImportJob, store: Store, counts: ItemCounts): Promise<void> {
    const handed = counts.handed ?? 0;
    const open = handed + (counts.making ?? 0);
    const most = Math.min(
      this.pace.allowed(store),
      MOST_HANDED - handed,
      MOST_OPEN - open,
      counts.waiting ?? 0,
    );
    if (most <= 0) return;
    const given = await this.database.transaction(async (tx) => {
      const current = await this.imports.lock(tx, job.jobId);
      if (current?.state !== 'running') return 0;
      const externalIds = await this.items.hand(tx, job.jobId, most, this.clock.now());
      for (const externalId of externalIds) {
        const messageId = `import-${job.jobId}-${current.round}-${externalId}`;
        await this.outbox.publish(tx, ImportCustomer, { jobId: job.jobId, externalId }, { messageId });
      }
      return externalIds.length;
    });
    this.pace.spend(store, given);
  }

  /** Ends it when nothing is left; tells how far it is at times. */
  private async tell(job: ImportJob, counts: ItemCounts): Promise<void> {
    const now = this.clock.now();
    const open = (counts.waiting ?? 0) + (counts.handed ?? 0) + (counts.making ?? 0);
    const ended = job.listedAll && open === 0;
    const due = job.toldAt === null || now.getTime() - job.toldAt.getTime() >= TELL_EVERY_MS;
    if (!ended && !due) return;
    await this.database.transaction(async (tx) => {
      const current = await this.imports.lock(tx, job.jobId);
      if (current?.state !== 'running') return;
      await this.imports.told(tx, job.jobId, now);
      if (ended) await this.imports.end(tx, job.jobId, 'done', now);
      const shown = await this.imports.find(tx, job.jobId);
      if (!shown) return;
      const all = await this.items.counts(tx, job.jobId);
      await this.outbox.publish(tx, CustomerImportChanged, toProgress(shown, all, now));
    });
  }
}

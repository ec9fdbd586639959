import type { OnApplicationBootstrap } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import type { Store } from '#contracts/models/configuration';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import type { Logger } from '#platform/logging/logger';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { Periodic } from '#service/schedule/periodic';
import { SilenceWatch } from '#service/silence/silence-watch';
import { CLOCK, LOGGER } from '#service/tokens';
import { SweepRepository } from '../database/sweep.repository';
import { SweepOrders } from './sweep-orders.use-case';

export const SWEEP_JOB = 'sweep-orders';
const TICK_MS = 5_000;
const DEFAULT_INTERVAL_SECONDS = 120;

/** Sweeps every store at the interval its commerce connection asks for. One store's trouble is not another's. */
@Injectable()
export class SweepTimer implements OnApplicationBootstrap {
  constructor(
    private readonly periodic: Periodic,
    private readonly database: Database,
    private readonly configuration: ConfigurationCopy,
    private readonly sweeps: SweepRepository,
    private readonly sweepOrders: SweepOrders,
    private readonly silence: SilenceWatch,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(SWEEP_JOB, TICK_MS, () => this.sweepDue());
  }

  async sweepDue(): Promise<void> {
    for (const store of this.configuration.stores()) {
      if (!this.configuration.connectionIds().includes(store.commerce)) continue;
      const now = this.clock.now();
      const dueAt = await this.sweeps.dueAt(this.database, store.id);
      if (dueAt !== undefined && dueAt > now) continue;
      await this.sweepOne(store);
      const next = new Date(now.getTime() + this.intervalMs(store));
      await this.sweeps.schedule(this.database, store.id, next);
    }
  }

  private async sweepOne(store: Store): Promise<void> {
    try {
      const report = await this.sweepOrders.sweep(store);
      await this.silence.swept(store.commerce, report.missed);
      if (report.missed > 0) {
        this.logger.warn({ storeId: store.id, ...report }, 'Orders were found that no event had told of');
      }
    } catch (error) {
      this.logger.warn(
        { err: error, storeId: store.id },
        'Orders could not be looked for; tried again later',
      );
    }
  }

  private intervalMs(store: Store): number {
    const seconds = Number(this.configuration.connection(store.commerce).settings['pollingIntervalSeconds']);
    return (seconds > 0 ? seconds : DEFAULT_INTERVAL_SECONDS) * 1000;
  }
}

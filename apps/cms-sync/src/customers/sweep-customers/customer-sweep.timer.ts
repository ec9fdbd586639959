import type { OnApplicationBootstrap } from '@nestjs/common';
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import type { Logger } from '#platform/logging/logger';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { Connectors } from '#service/connectors/connectors';
import { Periodic } from '#service/schedule/periodic';
import { CLOCK, LOGGER } from '#service/tokens';
import { CustomerSweepRepository } from '../database/customer-sweep.repository';
import { beginningOf, SweepCustomers } from './sweep-customers.use-case';

export const CUSTOMER_SWEEP_JOB = 'sweep-customers';
const TICK_MS = 5_000;
const DEFAULT_INTERVAL_SECONDS = 120;

/** Sweeps every system that keeps customers, as often as its connection says. One system's trouble is not another's. */
@Injectable()
export class CustomerSweepTimer implements OnApplicationBootstrap {
  constructor(
    private readonly periodic: Periodic,
    private readonly database: Database,
    private readonly configuration: ConfigurationCopy,
    private readonly connectors: Connectors,
    private readonly sweeps: CustomerSweepRepository,
    private readonly sweepCustomers: SweepCustomers,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(CUSTOMER_SWEEP_JOB, TICK_MS, () => this.sweepDue());
  }

  async sweepDue(): Promise<void> {
    for (const connectionId of this.toSweep()) {
      try {
        await this.sweepIfDue(connectionId);
      } catch (error) {
        this.logger.warn(
          { err: error, connectionId },
          'Customers could not be looked for; tried again later',
        );
      }
    }
  }

  /** The payment provider tells of changes by events only, which the payments service sweeps itself. */
  private toSweep(): Set<string> {
    const known = this.configuration.connectionIds();
    const wanted = this.configuration.stores().filter(({ customers }) => customers.sync && customers.sweep);
    const used = wanted.flatMap(({ commerce, erp }) => (erp === null ? [commerce] : [commerce, erp]));
    return new Set(used.filter((connectionId) => known.includes(connectionId)));
  }

  private async sweepIfDue(connectionId: string): Promise<void> {
    if (!(await this.connectors.keepsCustomers(connectionId))) return;
    const now = this.clock.now();
    const { nextAt } = await this.sweeps.of(this.database, connectionId, beginningOf(now));
    if (nextAt > now) return;
    // Scheduled first: a system that fails is asked again at its next turn, not at every tick.
    const next = new Date(now.getTime() + this.intervalMs(connectionId));
    await this.sweeps.schedule(this.database, connectionId, next);
    const { through } = await this.sweepCustomers.sweep(connectionId);
    if (!through) await this.sweeps.schedule(this.database, connectionId, now);
  }

  private intervalMs(connectionId: string): number {
    const seconds = Number(this.configuration.connection(connectionId).settings['pollingIntervalSeconds']);
    return (seconds > 0 ? seconds : DEFAULT_INTERVAL_SECONDS) * 1000;
  }
}

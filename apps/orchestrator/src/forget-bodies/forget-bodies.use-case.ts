import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { Periodic } from '#service/schedule/periodic';
import { CLOCK, SERVICE_CONFIG } from '#service/tokens';
import type { OrchestratorConfig } from '../config';
import { OrderEventRepository } from '../database/order-event.repository';

const FORGET_BODIES = 'forget-bodies';
const INTERVAL_MS = 600_000;
const BATCH = 1000;
const DAY_MS = 86_400_000;

/**
 * The timeline keeps its sentences; the bodies of the facts, which name customers, are only there for runs that start later and go
 * after a while.
 */
@Injectable()
export class ForgetBodies implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly events: OrderEventRepository,
    private readonly periodic: Periodic,
    @Inject(SERVICE_CONFIG) private readonly config: OrchestratorConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(FORGET_BODIES, INTERVAL_MS, () => this.execute());
  }

  /** How many bodies were forgotten; at most a batch. */
  execute(): Promise<number> {
    const age = this.config.FACT_RETENTION_DAYS * DAY_MS;
    const before = new Date(this.clock.now().getTime() - age);
    return this.events.forgetBodies(this.database, before, BATCH);
  }
}

import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { MappingDriftEnded, MappingDrifted } from '#contracts/events/mapping-drift';
import type { Store } from '#contracts/models/configuration';
import type { DriftFinding } from '#mapping/drift/find-drift';
import { Outbox } from '#messaging/outbox/outbox';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import type { Logger } from '#platform/logging/logger';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { Periodic } from '#service/schedule/periodic';
import { CLOCK, LOGGER } from '#service/tokens';
import { ShippedMappings, type ShippedMapping } from '../shipped-mappings';
import { MappingDriftRepository } from './mapping-drift.repository';
import { ReadDrift } from './read-drift';

const INTERVAL_MS = 1_800_000;
/** The window that the mapper shows unless asked for another. */
const HOURS = 24;
const TOLD = 20;

/** Tells once that rules in use lose what they read, and once that it is over: nobody looks at a mapping that has always worked. */
@Injectable()
export class WatchDrift implements OnApplicationBootstrap {
  constructor(
    private readonly mappings: ShippedMappings,
    private readonly reads: ReadDrift,
    private readonly drifts: MappingDriftRepository,
    private readonly configuration: ConfigurationCopy,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly periodic: Periodic,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every('gateway.mapping-drift', INTERVAL_MS, () => this.run());
  }

  async run(): Promise<void> {
    try {
      for (const mapping of this.mappings.all()) {
        for (const store of this.configuration.stores()) await this.look(mapping, store);
      }
    } catch (error) {
      // Whoever keeps the inputs does not answer: for the others neither.
      this.logger.warn({ err: error }, 'Drift could not be judged in this round');
    }
  }

  private async look(mapping: ShippedMapping, store: Store): Promise<void> {
    const { drift } = await this.reads.of(mapping, store, HOURS);
    if (drift.ok) await this.tell(mapping.document.id, store.id, drift.findings);
  }

  /** What is only rarer than before begins no alert, but keeps one that has begun from ending and beginning again. */
  private async tell(mappingId: string, storeId: string, found: readonly DriftFinding[]): Promise<void> {
    const now = this.clock.now();
    const at = now.toISOString();
    const fields = found.flatMap(fieldOf).slice(0, TOLD);
    await this.database.transaction(async (tx) => {
      if (fields.length > 0) {
        if (!(await this.drifts.begin(tx, storeId, mappingId, now))) return;
        await this.outbox.publish(tx, MappingDrifted, { storeId, mappingId, since: at, at, fields });
      } else if (!found.some(({ severity }) => severity === 'medium')) {
        const since = await this.drifts.end(tx, storeId, mappingId);
        if (!since) return;
        const ended = { storeId, mappingId, since: since.toISOString(), at };
        await this.outbox.publish(tx, MappingDriftEnded, ended);
      }
    });
  }
}

/** Only what harms a rule is worth waking somebody. */
function fieldOf({ severity, kind, path, rules }: DriftFinding) {
  if (severity !== 'high' || kind === 'new' || kind === 'always') return [];
  return [{ kind, path: path.slice(0, 500), rules: rules.slice(0, TOLD).map(({ target }) => target) }];
}

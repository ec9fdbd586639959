import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { OrderSchema } from '#contracts/models/order';
import type { CatalogueField } from '#contracts/models/field-catalogue';
import type { OrderKey } from '#contracts/models/common';
import type { MappingComparisonResult } from '#contracts/models/mapping-comparison';
import { tallyInput } from '#mapping/compare/tally';
import { writtenAmount } from '#mapping/compare/written-amount';
import { compileMapping } from '#mapping/document/compile-mapping';
import type { Mapping } from '#mapping/document/mapping';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { toFailure } from '#platform/errors/failure';
import type { Logger } from '#platform/logging/logger';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { Periodic } from '#service/schedule/periodic';
import { CLOCK, LOGGER } from '#service/tokens';
import {
  MappingComparisonRepository,
  type ComparisonJob,
  type MappingSide,
} from '../database/mapping-comparison.repository';
import { MappingInputRepository } from '../database/mapping-input.repository';
import { PaymentMappings } from '../outside/payment-mappings';

const INTERVAL_MS = 500;
/** Payments of real orders come first: this much work at a time, then they have their turn. */
const INPUTS_AT_ONCE = 200;
const SLICE_MS = 250;

type ByStore = (side: MappingSide, storeId: string) => Mapping;

/** Runs inputs of the comparison that has waited longest, a slice at a time; a crash loses no more than a slice. */
@Injectable()
export class PlayComparisons implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly comparisons: MappingComparisonRepository,
    private readonly inputs: MappingInputRepository,
    private readonly configuration: ConfigurationCopy,
    private readonly mappings: PaymentMappings,
    private readonly periodic: Periodic,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every('payments.mapping-comparisons', INTERVAL_MS, () => this.execute());
  }

  /** False when there is nothing to run. */
  async execute(): Promise<boolean> {
    const job = await this.comparisons.oldestRunning(this.database);
    if (!job) return false;
    try {
      await this.playSlice(job);
    } catch (error) {
      const failure = toFailure(error);
      if (failure.failureClass === 'transient') throw failure;
      this.logger.warn({ err: failure, jobId: job.jobId }, 'A comparison of mappings has failed');
      const how = { state: 'failed' as const, failure: failure.code, at: this.clock.now() };
      await this.comparisons.end(this.database, job.jobId, how);
    }
    return true;
  }

  private async playSlice(job: ComparisonJob): Promise<void> {
    const deadline = Date.now() + SLICE_MS;
    const mapping = compiledOnce();
    const left = Math.min(INPUTS_AT_ONCE, job.total - job.position);
    let { result, position } = job;
    for (const key of await this.comparisons.orders(this.database, job.jobId, position, left)) {
      result = await this.withInput(result, job, key, mapping);
      position += 1;
      if (Date.now() > deadline) break;
    }
    const state = position >= job.total ? 'done' : 'running';
    await this.comparisons.progress(this.database, job.jobId, {
      state,
      position,
      result,
      at: this.clock.now(),
    });
  }

  /** The same result when the input is gone meanwhile. */
  private async withInput(
    result: MappingComparisonResult,
    { mappingId, base, wanted }: ComparisonJob,
    key: OrderKey,
    mapping: ByStore,
  ): Promise<MappingComparisonResult> {
    const found = await this.inputs.find(this.database, mappingId, key);
    if (!found) return result;
    const input = found.input as Record<string, unknown>;
    const before = await mapping(base, key.storeId).apply(input);
    const after = await mapping(wanted, key.storeId).apply(input);
    const targets = await this.targetsOf(key.storeId);
    const { total } = OrderSchema.pick({ total: true }).parse(input['order']);
    return tallyInput(result, {
      ...{ ...key, total, masked: found.masked, before, after },
      written: (output) => writtenAmount(output, targets),
    });
  }

  private async targetsOf(storeId: string): Promise<readonly CatalogueField[]> {
    const store = this.configuration.stores().find(({ id }) => id === storeId);
    return store ? this.mappings.targets(store) : [];
  }
}

/** Documents are compiled once for a slice and store. */
function compiledOnce(): ByStore {
  const known = new Map<MappingSide, Map<string, Mapping>>();
  return (side, storeId) => {
    const ofSide = known.get(side) ?? new Map<string, Mapping>();
    known.set(side, ofSide);
    const found = ofSide.get(storeId);
    if (found) return found;
    const compiled = compileMapping(side.document, side.stores[storeId] ?? {});
    if (!compiled.ok) throw new Error('A document that was valid is not valid any more');
    ofSide.set(storeId, compiled.value);
    return compiled.value;
  };
}

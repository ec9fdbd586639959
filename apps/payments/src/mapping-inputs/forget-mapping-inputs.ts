import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { Periodic } from '#service/schedule/periodic';
import { CLOCK, SERVICE_CONFIG } from '#service/tokens';
import type { PaymentsConfig } from '../config';
import { MappingComparisonRepository } from '../database/mapping-comparison.repository';
import { MappingInputRepository } from '../database/mapping-input.repository';

const INTERVAL_MS = 60_000;
const DAY_MS = 86_400_000;
/** Examples show fields of orders. */
const COMPARISONS_KEPT_DAYS = 7;

/** Inputs go by age and by number, comparisons by age. */
@Injectable()
export class ForgetMappingInputs implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly inputs: MappingInputRepository,
    private readonly comparisons: MappingComparisonRepository,
    private readonly periodic: Periodic,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: PaymentsConfig,
  ) {}

  onModuleInit(): void {
    this.periodic.every('payments.forget-mapping-inputs', INTERVAL_MS, () => this.run());
  }

  async run(): Promise<void> {
    const { MAPPING_INPUT_DAYS: days, MAPPING_INPUTS_PER_STORE: kept } = this.config;
    const before = (age: number) => new Date(this.clock.now().getTime() - age * DAY_MS);
    await this.inputs.forgetBefore(this.database, before(days));
    await this.inputs.forgetBeyond(this.database, kept);
    await this.comparisons.purge(this.database, before(COMPARISONS_KEPT_DAYS));
  }
}

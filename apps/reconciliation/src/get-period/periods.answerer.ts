import { Controller } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '#contracts/message';
import { GetPeriod } from '#contracts/queries/periods';
import { Answers } from '#messaging/handles';
import { Database } from '#platform/database/database';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { daysOf } from '../domain/period';
import { PeriodReadinessOf } from './period-readiness';

@Controller()
export class PeriodsAnswerer {
  constructor(
    private readonly configuration: ConfigurationCopy,
    private readonly database: Database,
    private readonly readiness: PeriodReadinessOf,
  ) {}

  @Answers(GetPeriod)
  async period({ storeId, period }: BodyOf<typeof GetPeriod>): Promise<ResponseOf<typeof GetPeriod>> {
    const store = this.configuration.stores().find(({ id }) => id === storeId);
    return store ? this.readiness.run(this.database, store, daysOf(period)) : null;
  }
}

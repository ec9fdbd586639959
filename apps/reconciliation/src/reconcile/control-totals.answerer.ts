import { Controller } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '#contracts/message';
import { GetControlTotals } from '#contracts/queries/reconciliation';
import { Answers } from '#messaging/handles';
import { Database } from '#platform/database/database';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { BalanceRepository } from '../database/balance.repository';
import { PeriodChecksRepository } from '../database/period-checks.repository';
import { controlDays } from '../domain/control-days';
import { CompareLedger } from './compare-ledger';

const DIVERGING_SHOWN = 20;

@Controller()
export class ControlTotalsAnswerer {
  constructor(
    private readonly configuration: ConfigurationCopy,
    private readonly database: Database,
    private readonly balances: BalanceRepository,
    private readonly checks: PeriodChecksRepository,
    private readonly ledger: CompareLedger,
  ) {}

  @Answers(GetControlTotals)
  async totals(request: BodyOf<typeof GetControlTotals>): Promise<ResponseOf<typeof GetControlTotals>> {
    const { storeId, from, to, account } = request;
    const store = this.configuration.stores().find(({ id }) => id === storeId);
    if (!store) return null;
    const days = { from, to, timeZone: store.timeZone };
    const balances = await this.balances.controls(this.database, storeId, store.payment, days);
    const erp = await this.ledger.run(store, account, from, to);
    // The account is shown to the store that keeps its movements only: others would learn what their neighbours turn over.
    if (!(await this.checks.keepsBalance(this.database, storeId)))
      return { storeId, from, to, days: [], balances: [], diverging: [], erp };
    const moved = await this.balances.perDay(this.database, store.payment, days);
    return {
      ...{ storeId, from, to, balances, erp },
      days: controlDays(moved, balances, store.timeZone),
      diverging: await this.balances.diverging(this.database, store.payment, days, DIVERGING_SHOWN),
    };
  }
}

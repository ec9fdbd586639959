import { Inject, Injectable } from '@nestjs/common';
import type { Store } from '#contracts/models/configuration';
import type { BalanceControl } from '#contracts/models/control-totals';
import type { PeriodCheck, PeriodReadiness } from '#contracts/models/period';
import type { Clock } from '#platform/clock/clock';
import type { Sql } from '#platform/database/database';
import { CLOCK } from '#service/tokens';
import { BalanceRepository } from '../database/balance.repository';
import { type Found, PeriodChecksRepository } from '../database/period-checks.repository';
import { PeriodRepository } from '../database/period.repository';
import { dayOf } from '../domain/day';
import type { Days } from '../domain/period';
import { addDays } from '../domain/open-day';

/** A reading of the balance older than this at the end says nothing of the end. */
const READING_DAYS = 3;
const NOTHING: Found = { count: 0, subjects: [] };

/** Whether a store's books can be closed through a day, and all that one wants to see before doing so. */
@Injectable()
export class PeriodReadinessOf {
  constructor(
    private readonly periods: PeriodRepository,
    private readonly checks: PeriodChecksRepository,
    private readonly balances: BalanceRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(sql: Sql, store: Store, { from, through }: Days): Promise<PeriodReadiness> {
    const { id: storeId } = store;
    const clearing = await this.clearing(sql, store, through);
    const checks = await this.check(sql, store, through, clearing);
    return {
      storeId,
      from,
      through,
      closedThrough: await this.periods.closedThrough(sql, storeId),
      ready: checks.every(({ ok }) => ok),
      checks,
      timingDifferences: await this.checks.timing(sql, storeId, from, through),
      accounts: await this.checks.accounts(sql, storeId, from, through),
      clearing: clearing.map(({ currency, readAt, provider, books, difference, notBooked, unexplained }) => {
        return { currency, readAt, provider, books, difference, notBooked, unexplained };
      }),
    };
  }

  /** What is in the way only. */
  async inTheWay(sql: Sql, store: Store, through: string): Promise<PeriodCheck[]> {
    const checks = await this.check(sql, store, through, await this.clearing(sql, store, through));
    return checks.filter(({ ok }) => !ok);
  }

  private async check(
    sql: Sql,
    store: Store,
    through: string,
    clearing: readonly BalanceControl[],
  ): Promise<PeriodCheck[]> {
    const { id, timeZone, erp } = store;
    const over = through < dayOf(this.clock.now(), timeZone);
    return [
      checkOf('period-over', over ? NOTHING : { count: 1, subjects: [through] }),
      checkOf('exceptions', await this.checks.exceptions(sql, id, through)),
      checkOf('erp', erp === null ? NOTHING : await this.checks.notInErp(sql, id, through)),
      checkOf('payouts', await this.checks.payouts(sql, id, through)),
      checkOf('bank-lines', await this.checks.bankLines(sql, id, through)),
      checkOf('bank-statements', await this.checks.bankAccounts(sql, id, through)),
      checkOf('clearing', await this.clearingFaults(sql, id, clearing)),
    ];
  }

  /** The last reading of each currency in the last days. */
  private async clearing(
    sql: Sql,
    { id, payment, timeZone }: Store,
    through: string,
  ): Promise<BalanceControl[]> {
    const days = { from: addDays(through, 1 - READING_DAYS), to: through, timeZone };
    const readings = await this.balances.controls(sql, id, payment, days);
    return [...new Map(readings.map((reading) => [reading.currency, reading])).values()];
  }

  /** What was on the account before its first movement was told stays unexplained for ever; that it changed would be a fault. */
  private async clearingFaults(
    sql: Sql,
    storeId: string,
    clearing: readonly BalanceControl[],
  ): Promise<Found> {
    if (clearing.length === 0) {
      const kept = await this.checks.keepsBalance(sql, storeId);
      return kept ? { count: 1, subjects: ['no reading of the balance'] } : NOTHING;
    }
    const apart = clearing.filter(
      ({ notBooked, unexplained, changed }) => notBooked !== 0 || (changed ?? unexplained) !== 0,
    );
    return { count: apart.length, subjects: apart.map(({ currency }) => currency) };
  }
}

const checkOf = (check: PeriodCheck['check'], { count, subjects }: Found): PeriodCheck => ({
  check,
  ok: count === 0,
  count,
  subjects,
});

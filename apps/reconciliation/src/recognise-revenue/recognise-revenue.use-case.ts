import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { Outbox } from '#messaging/outbox/outbox';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { Periodic } from '#service/schedule/periodic';
import { CLOCK } from '#service/tokens';
import { DeferralRepository, type DeferralSchedule } from '../database/deferral.repository';
import { bookOwn } from '../domain/book-own';
import { dayOf } from '../domain/day';
import { addMonths, lastDayOf, nextShare } from '../domain/deferral';
import { EntryRecorder } from '../record-entry/entry-recorder';

const INTERVAL_MS = 3_600_000;
const BATCH = 200;

/** Earns a month of deferred revenue when the month is over, once per schedule and month; months that were missed are made up for. */
@Injectable()
export class RecogniseRevenue implements OnModuleInit {
  constructor(
    private readonly periodic: Periodic,
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly configuration: ConfigurationCopy,
    private readonly deferrals: DeferralRepository,
    private readonly recorder: EntryRecorder,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.periodic.every('reconciliation.recognise-revenue', INTERVAL_MS, () => this.run());
  }

  /** Answers how many months were recognised. */
  async run(): Promise<number> {
    let recognised = 0;
    // A day east of every time zone: what is not over at the store yet is left out below.
    const through = dayOf(this.clock.now(), 'Pacific/Kiritimati').slice(0, 7);
    for (;;) {
      const due = await this.deferrals.due(this.database, addMonths(through, -1), BATCH);
      let progress = 0;
      for (const schedule of due) progress += (await this.recognise(schedule)) ? 1 : 0;
      recognised += progress;
      if (progress === 0 || due.length === 0) return recognised;
    }
  }

  private async recognise({ scheduleId, storeId }: DeferralSchedule): Promise<boolean> {
    const store = this.configuration.stores().find(({ id }) => id === storeId);
    if (!store) return false;
    const today = dayOf(this.clock.now(), store.timeZone);
    return this.database.transaction(async (tx) => {
      const schedule = await this.deferrals.lock(tx, scheduleId);
      if (!schedule || lastDayOf(schedule.nextMonth) >= today) return false;
      const { nextMonth, leftAmount, monthsLeft } = schedule;
      const share = nextShare(leftAmount, monthsLeft);
      const draft = bookOwn({
        category: 'revenue-recognised',
        amounts: { value: share },
        currency: schedule.currency,
        date: lastDayOf(nextMonth),
        about: `${nextMonth} of ${scheduleId}`,
      });
      if (draft) {
        await this.recorder.record(tx, this.outbox, {
          store,
          orderId: schedule.orderId,
          connectionId: schedule.connectionId,
          key: `recognition:${scheduleId}:${nextMonth}`,
          draft,
          source: { schedule },
          sourceId: scheduleId,
        });
      }
      await this.deferrals.advance(tx, scheduleId, leftAmount - share, addMonths(nextMonth, 1));
      return true;
    });
  }
}

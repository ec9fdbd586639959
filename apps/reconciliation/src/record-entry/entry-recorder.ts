import { Inject, Injectable } from '@nestjs/common';
import { PostJournal } from '#contracts/commands/erp';
import { JournalEntryRecorded } from '#contracts/events/books';
import type { Store } from '#contracts/models/configuration';
import type { JournalEntry } from '#contracts/models/journal-entry';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { newId } from '#platform/ids/new-id';
import { CLOCK } from '#service/tokens';
import { DeferralRepository } from '../database/deferral.repository';
import { JournalRepository } from '../database/journal.repository';
import { PeriodRepository } from '../database/period.repository';
import type { EntryDraft } from '../domain/booking';
import { openDay } from '../domain/open-day';
import type { Publisher } from './publisher';

export interface EntryToRecord {
  readonly store: Store;
  readonly orderId: string | null;
  readonly connectionId: string | null;
  readonly key: string;
  readonly draft: EntryDraft;
  /** All that the rules had to go by. */
  readonly source: object;
  /** What at the provider the movement belongs to: charge, refund, dispute, payout. */
  readonly sourceId: string | null;
  /** Content hash of the order's snapshot. */
  readonly orderSnapshot?: string | null;
  /** The entry that this one takes back. */
  readonly reverses?: string;
}

/** Writes an entry into the books, once per key: dated on an open day, with its schedules, told and handed to the ERP. */
@Injectable()
export class EntryRecorder {
  constructor(
    private readonly journal: JournalRepository,
    private readonly deferrals: DeferralRepository,
    private readonly periods: PeriodRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Null when an entry with this key stands already. */
  async record(tx: Tx, publisher: Publisher, toRecord: EntryToRecord): Promise<JournalEntry | null> {
    const { store, orderId, connectionId, key, draft, source, sourceId, reverses } = toRecord;
    const date = openDay(draft.date, await this.periods.closedThroughHeld(tx, store.id));
    const entry: JournalEntry = {
      entryId: newId('je'),
      storeId: store.id,
      orderId,
      key,
      rule: draft.rule,
      ruleVersion: draft.ruleVersion,
      description: draft.description,
      currency: draft.currency,
      date,
      ...(date === draft.date ? {} : { originalDate: draft.date }),
      lines: draft.lines,
      ...(draft.presentment && { presentment: draft.presentment }),
      ...(reverses === undefined ? {} : { reverses }),
      state: 'recorded',
      erp: null,
      createdAt: this.clock.now().toISOString(),
    };
    const orderSnapshot = toRecord.orderSnapshot ?? null;
    const added = await this.journal.add(tx, {
      entry,
      source,
      movement: draft.movement,
      connectionId,
      sourceId,
      orderSnapshot,
    });
    if (!added) return null;
    await this.defer(tx, entry, draft, connectionId);
    const { storeId, createdAt: at } = entry;
    await publisher.publish(tx, JournalEntryRecorded, { storeId, orderId, entry, at });
    if (store.erp !== null) await publisher.publish(tx, PostJournal, { storeId, entryId: entry.entryId });
    return entry;
  }

  private async defer(
    tx: Tx,
    entry: JournalEntry,
    draft: EntryDraft,
    connectionId: string | null,
  ): Promise<void> {
    const { storeId, orderId, entryId, currency, createdAt } = entry;
    for (const { amount, months, firstMonth } of draft.deferrals) {
      await this.deferrals.add(tx, {
        scheduleId: newId('dfr', this.clock.now()),
        storeId,
        orderId,
        entryId,
        connectionId,
        currency,
        leftAmount: amount,
        monthsLeft: months,
        nextMonth: firstMonth ?? draft.date.slice(0, 7),
        createdAt,
      });
    }
    if (draft.release === 0) return;
    const { chargeId } = draft.movement;
    if (orderId !== null) await this.deferrals.release(tx, { storeId, orderId }, draft.release);
    else if (chargeId !== undefined) await this.deferrals.release(tx, { storeId, chargeId }, draft.release);
  }
}

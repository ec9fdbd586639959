import { Inject, Injectable } from '@nestjs/common';
import type { ErpAttempt, ErpDocument, ErpPort } from '#connectors/kit/erp-port';
import type { JournalEntry } from '#contracts/models/journal-entry';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { Failure } from '#platform/errors/failure';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { CLOCK } from '#service/tokens';
import { ErpOperationRepository } from '../database/erp-operation.repository';
import { JournalRepository } from '../database/journal.repository';
import { dayOf } from '../domain/day';
import { laterDays } from '../domain/open-day';
import { requirePosted } from './reversed-entry';

/** An entry as a document of the ERP: a reversal reverses the document it belongs to; a closed period moves it to an open day. */
@Injectable()
export class PostToErp {
  constructor(
    private readonly database: Database,
    private readonly configuration: ConfigurationCopy,
    private readonly journal: JournalRepository,
    private readonly operations: ErpOperationRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws Failure `period-closed` when the ERP takes no day up to today */
  async post(
    erp: ErpPort,
    entry: JournalEntry,
    operationKey: string,
    attempt: ErpAttempt,
  ): Promise<ErpDocument> {
    const chosen = attempt.first ? null : await this.operations.postingDate(this.database, operationKey);
    const { timeZone } = this.configuration.store(entry.storeId);
    const today = dayOf(this.clock.now(), timeZone);
    let date = chosen ?? entry.date;
    let days: string[] | undefined;
    for (;;) {
      try {
        return await this.postOn(erp, entry, date, attempt);
      } catch (error) {
        if (!(error instanceof Failure) || error.code !== 'period-closed') throw error;
        days ??= laterDays(date, today, error.details['openFrom']);
        const next = days.shift();
        if (next === undefined) throw error;
        date = next;
        // Noted before the call: after a crash the same day is asked for again.
        await this.operations.setPostingDate(this.database, operationKey, date);
      }
    }
  }

  private async postOn(
    erp: ErpPort,
    entry: JournalEntry,
    date: string,
    attempt: ErpAttempt,
  ): Promise<ErpDocument> {
    const reversed = await requirePosted(this.journal, this.database, entry);
    if (reversed !== undefined) {
      // Read after the original: where a document was accepted for both, both were noted together.
      const now = await this.journal.find(this.database, entry.storeId, entry.entryId);
      if (now?.erp) return { documentId: now.erp.documentId, state: 'posted' };
      return erp.reverseJournal(reversed, entry.key, date, entry.description);
    }
    if (date === entry.date) return erp.postJournal(entry, attempt);
    const description = `${entry.description} (of ${entry.originalDate ?? entry.date}, period closed)`;
    return erp.postJournal({ ...entry, date, description }, attempt);
  }
}

import { Controller } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '#contracts/message';
import { ExportLedger, ListJournalEntries } from '#contracts/queries/books';
import { Answers } from '#messaging/handles';
import { Database } from '#platform/database/database';
import { JournalRepository } from '../database/journal.repository';
import { hledgerAccounts, hledgerCommodity, hledgerTransaction } from '../domain/hledger';
import { JOURNAL_CSV_HEADINGS, journalCsv } from '../domain/journal-csv';
import { decodeCursor, encodeCursor } from './cursor';

@Controller()
export class JournalEntriesAnswerer {
  constructor(
    private readonly database: Database,
    private readonly journal: JournalRepository,
  ) {}

  @Answers(ListJournalEntries)
  async list(request: BodyOf<typeof ListJournalEntries>): Promise<ResponseOf<typeof ListJournalEntries>> {
    const { cursor, limit, ...filter } = request;
    const page = await this.journal.page(this.database, filter, 'newest-first', decodeCursor(cursor), limit);
    return { items: page.items, nextCursor: encodeCursor(page.next) };
  }

  /** Pages put one after the other are one journal; the first declares the accounts, each its currencies. */
  @Answers(ExportLedger)
  async export(request: BodyOf<typeof ExportLedger>): Promise<ResponseOf<typeof ExportLedger>> {
    const { storeIds, cursor, limit, format, from, to } = request;
    const page = await this.journal.page(
      this.database,
      { storeIds, orderId: null, from, to },
      'oldest-first',
      decodeCursor(cursor),
      limit,
    );
    const nextCursor = encodeCursor(page.next);
    if (format === 'csv') {
      const headings = cursor === null ? [JOURNAL_CSV_HEADINGS] : [];
      return { text: [...headings, ...page.items.map(journalCsv)].join(''), nextCursor };
    }
    const currencies = [...new Set(page.items.map(({ currency }) => currency))].sort();
    const text = [
      ...(cursor === null ? [hledgerAccounts()] : []),
      ...currencies.map(hledgerCommodity),
      ...(currencies.length > 0 ? ['\n'] : []),
      ...page.items.map(hledgerTransaction),
    ].join('');
    return { text, nextCursor };
  }
}

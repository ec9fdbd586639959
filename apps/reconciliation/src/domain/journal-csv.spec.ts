import type { JournalEntry } from '#contracts/models/journal-entry';
import { JOURNAL_CSV_HEADINGS, journalCsv } from './journal-csv';

const entry: JournalEntry = {
  ...{
    entryId: 'je_1',
    storeId: 'shop',
    orderId: '=2+3',
    key: 'stripe:txn_1',
    rule: '2',
    ruleVersion: '3+abc',
  },
  ...{ description: 'Sale, 1001', currency: 'KWD', date: '2026-11-20', state: 'recorded', erp: null },
  lines: [
    { account: '1100', accountName: 'Payment clearing', debit: 1230, credit: 0 },
    { account: '4000', accountName: 'Sales', debit: 0, credit: 1230 },
  ],
  createdAt: '2026-11-20T10:00:00Z',
};

describe('the journal as CSV', () => {
  it('has a row per line, with as many columns as headings and amounts in major units', () => {
    const rows = journalCsv(entry).trimEnd().split('\r\n');
    expect(rows[0]).toBe(
      `2026-11-20,stripe:txn_1,je_1,shop,'=2+3,"Sale, 1001",2,3+abc,1100,Payment clearing,1.230,0.000,KWD,recorded,,,`,
    );
    expect(rows).toHaveLength(2);
    expect(rows[1]!.replace('"Sale, 1001"', 'Sale').split(',')).toHaveLength(
      JOURNAL_CSV_HEADINGS.split(',').length,
    );
  });
});

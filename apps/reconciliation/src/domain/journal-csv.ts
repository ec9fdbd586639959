import type { JournalEntry } from '#contracts/models/journal-entry';
import { csvRow } from '#platform/csv/csv-row';
import { money } from '#platform/money/money';
import { moneyToDecimal } from '#platform/money/money-decimal';

/** The headings; once, before the first entry. */
export const JOURNAL_CSV_HEADINGS = csvRow([
  ...[
    'date',
    'key',
    'entry',
    'store',
    'order',
    'description',
    'rule',
    'rule_version',
    'account',
    'account_name',
  ],
  ...['debit', 'credit', 'currency', 'state', 'erp_document', 'original_date', 'reverses'],
]);

/** A row per line of the entry; amounts in major units. */
export function journalCsv(entry: JournalEntry): string {
  const { currency } = entry;
  const decimal = (amount: number): string => moneyToDecimal(money(amount, currency));
  return entry.lines
    .map(({ account, accountName, debit, credit }) =>
      csvRow([
        ...[entry.date, entry.key, entry.entryId, entry.storeId, entry.orderId, entry.description],
        ...[entry.rule, entry.ruleVersion, account, accountName, decimal(debit), decimal(credit), currency],
        ...[entry.state, entry.erp?.documentId ?? null, entry.originalDate ?? null, entry.reverses ?? null],
      ]),
    )
    .join('');
}

import type { JournalEntry } from '#contracts/models/journal-entry';
import type { MoneyBody } from '../../i18n/decimal-text';

/** What an entry moves in all: the sum of its debits, which is the sum of its credits. */
export const entryAmount = ({ lines, currency }: JournalEntry): MoneyBody => ({
  amount: lines.reduce((sum, { debit }) => sum + debit, 0),
  currency,
});

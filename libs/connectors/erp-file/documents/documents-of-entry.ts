import type { JournalEntry } from '#contracts/models/journal-entry';
import { Failure } from '#platform/errors/failure';
import type { JournalDocument } from './export-document';

/** The name of an account where the entry goes; our own number where nothing else is said. */
export type AccountOf = (number: string) => string;

export function journalDocument(entry: JournalEntry, accountOf: AccountOf): JournalDocument {
  const { key, storeId, orderId, date, rule, currency, description } = entry;
  const [debit, credit] = [sum(entry, 'debit'), sum(entry, 'credit')];
  if (debit !== credit) {
    throw Failure.permanent(
      'entry-unbalanced',
      `Entry ${key} has debits of ${debit} and credits of ${credit}`,
    );
  }
  return {
    kind: 'journal',
    key,
    storeId,
    date,
    orderId,
    rule,
    currency,
    description,
    reverses: null,
    lines: entry.lines.map((line) => ({
      account: accountOf(line.account),
      accountName: line.accountName,
      debit: line.debit,
      credit: line.credit,
    })),
  };
}

/** The same with debit and credit exchanged, under a key of its own. */
export function reversalDocument(
  original: JournalDocument,
  key: string,
  date: string,
  reason: string,
): JournalDocument {
  return {
    ...original,
    key,
    date,
    rule: null,
    description: reason,
    reverses: original.key,
    lines: original.lines.map((line) => ({ ...line, debit: line.credit, credit: line.debit })),
  };
}

const sum = ({ lines }: JournalEntry, side: 'debit' | 'credit'): number =>
  lines.reduce((total, line) => total + line[side], 0);

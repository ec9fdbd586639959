import { Failure } from '#platform/errors/failure';
import type { LedgerEntry } from './ledger';
import type { WantedEntry } from './wanted-entry';

/** Reversed by a person: Business Central books the opposite under the same document number. */
export const isTakenBack = (entries: readonly LedgerEntry[]): boolean =>
  entries.length > 0 &&
  [...movements(entries.map(({ account, debit, credit }) => [account, debit - credit])).values()].every(
    (moved) => moved === 0,
  );

/** What stands in the ledger must be what we would have posted: the same key and day, the same movement of every account. */
export function requireSameEntry(entries: readonly LedgerEntry[], wanted: WantedEntry): void {
  const number = entries[0]?.documentNumber ?? '';
  const other = entries.find(({ key }) => key !== null && key !== wanted.key);
  if (other) {
    throw Failure.permanent('erp-key-collision', `${other.key} and ${wanted.key} share number ${number}`);
  }
  if (isTakenBack(entries)) {
    throw Failure.permanent('erp-document-canceled', `Document ${number} was reversed in Business Central`, {
      suggestion: 'Reverse the entry in our books as well, or book it anew there.',
    });
  }
  const differences = differencesOf(entries, wanted);
  if (differences.length === 0) return;
  throw Failure.permanent(
    'erp-entry-differs',
    `Document ${number} is not what was booked: ${differences.join('; ')}`,
    { details: { differences }, suggestion: 'Reverse the document in Business Central, then book it anew.' },
  );
}

function differencesOf(entries: readonly LedgerEntry[], wanted: WantedEntry): string[] {
  const days = new Set(entries.map(({ date }) => date).filter((date) => date !== wanted.date));
  const differences = [...days].map((day) => `date ${day} instead of ${wanted.date}`);
  const actual = movements(entries.map(({ account, debit, credit }) => [account, debit - credit]));
  const expected = movements(wanted.lines.map(({ account, moved }) => [account, moved]));
  for (const account of new Set([...actual.keys(), ...expected.keys()])) {
    const [is, should] = [actual.get(account) ?? 0, expected.get(account) ?? 0];
    if (is !== should) differences.push(`account ${account} moved by ${is} instead of ${should}`);
  }
  return differences;
}

function movements(rows: ReadonlyArray<readonly [account: string, moved: number]>): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [account, moved] of rows) sums.set(account, (sums.get(account) ?? 0) + moved);
  return sums;
}

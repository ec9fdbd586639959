import type { JournalEntry } from '#contracts/models/journal-entry';
import type { EntryDraft } from './booking';
import type { BookedMovement } from './order-history';

/** The mirror image of an entry, by the version of the table that made it. */
export function reversalOf(
  entry: JournalEntry,
  movement: BookedMovement,
  date: string,
  reason: string,
): EntryDraft {
  return {
    rule: entry.rule,
    ruleVersion: entry.ruleVersion,
    description: `Reversal of ${entry.key}: ${reason}`,
    currency: entry.currency,
    date,
    lines: entry.lines.map(({ debit, credit, ...line }) => ({ ...line, debit: credit, credit: debit })),
    ...(entry.presentment && { presentment: entry.presentment }),
    movement: { ...movement, category: `${movement.category}:reversal` },
    deferrals: [],
    release: 0,
  };
}

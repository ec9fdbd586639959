import type { JournalEntry } from '#contracts/models/journal-entry';

/** Row of the posting table for money that belongs to nothing we know. */
const UNIDENTIFIED = '27';

export const isUnidentified = ({ rule }: Pick<JournalEntry, 'rule'>): boolean => rule === UNIDENTIFIED;

/** The key of the movement that an entry may have been parked under first: its own, or the one it was booked anew from. */
export function rootKeyOf({ key, rule }: Pick<JournalEntry, 'key' | 'rule'>): string | null {
  if (key.endsWith(':2')) return key.slice(0, -':2'.length);
  return isUnidentified({ rule }) ? key : null;
}

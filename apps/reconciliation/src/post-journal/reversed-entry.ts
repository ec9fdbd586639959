import type { JournalEntry } from '#contracts/models/journal-entry';
import type { Sql } from '#platform/database/database';
import { Failure } from '#platform/errors/failure';
import type { JournalRepository } from '../database/journal.repository';

/** The key of the entry that this one takes back; undefined for one of its own. @throws Failure transient while the ERP does not have it */
export async function requirePosted(
  journal: JournalRepository,
  sql: Sql,
  { storeId, key, reverses }: JournalEntry,
): Promise<string | undefined> {
  if (reverses === undefined) return undefined;
  const original = await journal.find(sql, storeId, reverses);
  if (original?.state === 'posted') return original.key;
  throw Failure.transient(
    'reversed-entry-not-posted-yet',
    `The ERP does not have the entry that ${key} takes back yet`,
  );
}

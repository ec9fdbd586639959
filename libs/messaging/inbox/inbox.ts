import type { Claimed, Database, Sql, Tx } from '#platform/database/database';
import { failpoint } from '#platform/failpoint/failpoint';

export type Once<T> = Claimed<T>;

const NOTE = 'INSERT INTO inbox (message_id, handler) VALUES ($1, $2) ON CONFLICT DO NOTHING';

/**
 * Runs the work in one transaction with the note that this handler has had this message. A duplicate finds the note and
 * changes nothing; one that arrives at the same moment waits for the first to commit. The note goes out with the work's first
 * statement, so the work must not call outside before it has had an answer.
 */
export function handleOnce<T>(
  database: Database,
  messageId: string,
  handler: string,
  work: (tx: Tx) => Promise<T>,
): Promise<Once<T>> {
  const onClaimed = (): void => failpoint('consumer.after-inbox-insert');
  return database.claimedTransaction({ text: NOTE, params: [messageId, handler], onClaimed }, async (tx) => {
    const value = await work(tx);
    failpoint('consumer.after-effect-before-commit');
    return value;
  });
}

export async function wasHandled(sql: Sql, messageId: string, handler: string): Promise<boolean> {
  const found = await sql.query('SELECT 1 FROM inbox WHERE message_id = $1 AND handler = $2', [
    messageId,
    handler,
  ]);
  return found.count > 0;
}

/** Forgets notes older than the broker could still bring a duplicate; at most `limit` at a time. */
export async function pruneInbox(sql: Sql, olderThanDays: number, limit = 5_000): Promise<number> {
  const deleted = await sql.query(
    `DELETE FROM inbox WHERE ctid IN (
       SELECT ctid FROM inbox WHERE handled_at < now() - make_interval(days => $1) LIMIT $2)`,
    [olderThanDays, limit],
  );
  return deleted.count;
}

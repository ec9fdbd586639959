import type { Sql } from '#platform/database/database';

const FORGOTTEN_AT_ONCE = 20_000;

/** Which of a provider's events have been dealt with, and how far its list has been swept. */
export class ProviderEventRepository {
  async markSeen(sql: Sql, connectionId: string, eventId: string, now: Date): Promise<void> {
    await sql.execute(
      `INSERT INTO provider_events (connection_id, event_id, seen_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
      [connectionId, eventId, now],
    );
  }

  async unseen(sql: Sql, connectionId: string, eventIds: readonly string[]): Promise<Set<string>> {
    const { rows } = await sql.query<{ event_id: string }>(
      `SELECT event_id FROM unnest($2::text[]) AS listed(event_id)
       WHERE NOT EXISTS (SELECT FROM provider_events seen WHERE seen.connection_id = $1 AND seen.event_id = listed.event_id)`,
      [connectionId, eventIds],
    );
    return new Set(rows.map((row) => row.event_id));
  }

  /** At most so many as a statement has time for; the rest goes at the next turn. */
  async forget(sql: Sql, before: Date): Promise<void> {
    await sql.execute(
      `DELETE FROM provider_events WHERE ctid = ANY (ARRAY(
         SELECT ctid FROM provider_events WHERE seen_at < $1 ORDER BY seen_at LIMIT ${FORGOTTEN_AT_ONCE}))`,
      [before],
    );
  }

  async sweptTo(sql: Sql, connectionId: string): Promise<Date | undefined> {
    const { rows } = await sql.query<{ swept_to: Date }>(
      'SELECT swept_to FROM event_cursors WHERE connection_id = $1',
      [connectionId],
    );
    return rows[0]?.swept_to;
  }

  /** The cursor only goes forward. */
  async moveCursor(sql: Sql, connectionId: string, sweptTo: Date): Promise<void> {
    await sql.execute(
      `INSERT INTO event_cursors (connection_id, swept_to) VALUES ($1, $2)
       ON CONFLICT (connection_id) DO UPDATE SET swept_to = greatest(event_cursors.swept_to, excluded.swept_to)`,
      [connectionId, sweptTo],
    );
  }
}

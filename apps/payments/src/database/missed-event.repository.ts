import type { Sql } from '#platform/database/database';

export interface MissedEvent {
  readonly eventId: string;
  readonly eventType: string;
  readonly createdAt: Date;
  readonly appliedAt: Date;
  readonly note: string | null;
}

interface MissedEventRow {
  event_id: string;
  event_type: string;
  created_at: Date;
  applied_at: Date;
  note: string | null;
}

/** The provider's events that no webhook brought. */
export class MissedEventRepository {
  async record(sql: Sql, connectionId: string, event: MissedEvent): Promise<void> {
    await sql.query(
      `INSERT INTO missed_events (connection_id, event_id, event_type, created_at, applied_at, note)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
      [connectionId, event.eventId, event.eventType, event.createdAt, event.appliedAt, event.note],
    );
  }

  /** Newest first, those before the given one. */
  async list(
    sql: Sql,
    connectionId: string,
    before: { readonly createdAt: Date; readonly eventId: string } | null,
    limit: number,
  ): Promise<MissedEvent[]> {
    const { rows } = await sql.query<MissedEventRow>(
      `SELECT event_id, event_type, created_at, applied_at, note FROM missed_events
       WHERE connection_id = $1 AND ($2::timestamptz IS NULL OR (created_at, event_id) < ($2, $3))
       ORDER BY created_at DESC, event_id DESC LIMIT $4`,
      [connectionId, before?.createdAt ?? null, before?.eventId ?? null, limit],
    );
    return rows.map((row) => ({
      eventId: row.event_id,
      eventType: row.event_type,
      createdAt: row.created_at,
      appliedAt: row.applied_at,
      note: row.note,
    }));
  }

  async forget(sql: Sql, before: Date): Promise<void> {
    await sql.query('DELETE FROM missed_events WHERE applied_at < $1', [before]);
  }
}

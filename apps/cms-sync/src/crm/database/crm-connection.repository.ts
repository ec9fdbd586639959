import type { Sql } from '#platform/database/database';

/** Until when a CRM is left alone, kept so that a restart does not forget a limit. */
export class CrmConnectionRepository {
  async resumeAt(sql: Sql, connectionId: string): Promise<Date | undefined> {
    const { rows } = await sql.query<{ resume_at: Date }>(
      'SELECT resume_at FROM crm_connections WHERE connection_id = $1',
      [connectionId],
    );
    return rows[0]?.resume_at;
  }

  async pause(sql: Sql, connectionId: string, resumeAt: Date): Promise<void> {
    await sql.query(
      `INSERT INTO crm_connections (connection_id, resume_at) VALUES ($1, $2)
       ON CONFLICT (connection_id) DO UPDATE SET resume_at = excluded.resume_at`,
      [connectionId, resumeAt],
    );
  }
}

import type { Sql } from '#platform/database/database';

export type SweepName = 'movements' | 'balance';

/** How far a list of the provider has been read, by connection. */
export class SweepCursorRepository {
  async sweptTo(sql: Sql, connectionId: string, sweep: SweepName): Promise<Date | undefined> {
    const { rows } = await sql.query<{ swept_to: Date }>(
      'SELECT swept_to FROM sweep_cursors WHERE connection_id = $1 AND sweep = $2',
      [connectionId, sweep],
    );
    return rows[0]?.swept_to;
  }

  /** Goes forward only: true for whoever moves it there first. */
  async move(sql: Sql, connectionId: string, sweep: SweepName, sweptTo: Date): Promise<boolean> {
    const { count } = await sql.query(
      `INSERT INTO sweep_cursors (connection_id, sweep, swept_to) VALUES ($1, $2, $3)
       ON CONFLICT (connection_id, sweep) DO UPDATE SET swept_to = excluded.swept_to
         WHERE sweep_cursors.swept_to < excluded.swept_to`,
      [connectionId, sweep, sweptTo],
    );
    return count > 0;
  }
}

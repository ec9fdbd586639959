import type { Sql, Tx } from '#platform/database/database';
import type { Hearing } from './hearing';

interface HearingRow {
  last_heard_at: Date;
  usual_gaps: Array<number | null>;
  missed: number;
  missed_rounds: number;
  missed_since: Date | null;
  told: boolean;
}

/** Per connection what has been heard of it; one that never sent a webhook has no row. */
export class HearingRepository {
  /** False when it was heard before. */
  async begin(sql: Sql, connectionId: string, { lastHeardAt }: Hearing): Promise<boolean> {
    const { count } = await sql.query(
      'INSERT INTO connection_hearings (connection_id, last_heard_at) VALUES ($1, $2) ON CONFLICT DO NOTHING',
      [connectionId, lastHeardAt],
    );
    return count > 0;
  }

  /** Locked until the transaction ends: two replicas tell once. */
  async of(tx: Tx, connectionId: string): Promise<Hearing | undefined> {
    const { rows } = await tx.query<HearingRow>(
      `SELECT last_heard_at, usual_gaps, missed, missed_rounds, missed_since, told
       FROM connection_hearings WHERE connection_id = $1 FOR UPDATE`,
      [connectionId],
    );
    const row = rows[0];
    return (
      row && {
        lastHeardAt: row.last_heard_at,
        usualGaps: row.usual_gaps,
        missed: row.missed,
        missedRounds: row.missed_rounds,
        missedSince: row.missed_since,
        told: row.told,
      }
    );
  }

  async keep(tx: Tx, connectionId: string, hearing: Hearing): Promise<void> {
    await tx.query(
      `UPDATE connection_hearings SET last_heard_at = $2, usual_gaps = $3::jsonb, missed = $4,
         missed_rounds = $5, missed_since = $6, told = $7 WHERE connection_id = $1`,
      [
        connectionId,
        hearing.lastHeardAt,
        JSON.stringify(hearing.usualGaps),
        hearing.missed,
        hearing.missedRounds,
        hearing.missedSince,
        hearing.told,
      ],
    );
  }
}

import { Injectable } from '@nestjs/common';
import type { Sql, Tx } from '#platform/database/database';
import type { Timer } from '../engine/run/run-state';

export interface DueTimer {
  readonly runId: string;
  readonly timerId: string;
}

/** Times that runs wait for. */
@Injectable()
export class TimerRepository {
  async set(tx: Tx, runId: string, timer: Timer): Promise<void> {
    await tx.execute(
      `INSERT INTO timers (run_id, timer_id, due_at) VALUES ($1, $2, $3)
       ON CONFLICT (run_id, timer_id) DO UPDATE SET due_at = excluded.due_at`,
      [runId, timer.id, timer.dueAt],
    );
  }

  async clear(tx: Tx, runId: string, timerId: string): Promise<void> {
    await tx.execute('DELETE FROM timers WHERE run_id = $1 AND timer_id = $2', [runId, timerId]);
  }

  /** Takes the timer out; false when somebody else did, or when its step waits for it no more. */
  async take(tx: Tx, due: DueTimer): Promise<boolean> {
    const { count } = await tx.query('DELETE FROM timers WHERE run_id = $1 AND timer_id = $2', [
      due.runId,
      due.timerId,
    ]);
    return count === 1;
  }

  async due(sql: Sql, now: Date, limit: number): Promise<DueTimer[]> {
    const { rows } = await sql.query<{ run_id: string; timer_id: string }>(
      'SELECT run_id, timer_id FROM timers WHERE due_at <= $1 ORDER BY due_at LIMIT $2',
      [now, limit],
    );
    return rows.map((row) => ({ runId: row.run_id, timerId: row.timer_id }));
  }
}

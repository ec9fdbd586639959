import { Injectable } from '@nestjs/common';
import type { Sql, Tx } from '#platform/database/database';
import type { RunState } from '../engine/run/run-state';
import { lockOrderOfRun } from './order-lock';

interface RunRow {
  readonly data: RunState;
}

/** Runs as one row each: the whole state as JSON, what is searched for as columns. */
@Injectable()
export class RunRepository {
  /** False when the workflow already has a run for this order or event. */
  async insert(tx: Tx, run: RunState, startedFor: string): Promise<boolean> {
    const { count } = await tx.query(
      `INSERT INTO workflow_runs
         (run_id, workflow_id, version, store_id, order_id, started_for, state, started_at, finished_at, data)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (workflow_id, started_for) DO NOTHING`,
      [
        run.runId,
        run.workflowId,
        run.version,
        run.storeId,
        run.orderId,
        startedFor,
        run.status,
        run.startedAt,
        run.finishedAt,
        JSON.stringify(run),
      ],
    );
    return count === 1;
  }

  async save(tx: Tx, run: RunState): Promise<void> {
    await tx.execute('UPDATE workflow_runs SET state = $2, finished_at = $3, data = $4 WHERE run_id = $1', [
      run.runId,
      run.status,
      run.finishedAt,
      JSON.stringify(run),
    ]);
  }

  /** The run goes on with another version of its workflow. */
  async setVersion(tx: Tx, runId: string, version: number): Promise<void> {
    await tx.query('UPDATE workflow_runs SET version = $2 WHERE run_id = $1', [runId, version]);
  }

  /**
   * Runs of an order that may still go on, oldest first, without those of the given versions (`id@version`). The caller holds the order's
   * lock.
   */
  async openRuns(tx: Tx, storeId: string, orderId: string, except: readonly string[]): Promise<RunState[]> {
    const { rows } = await tx.query<RunRow>(
      `SELECT data FROM workflow_runs
       WHERE store_id = $1 AND order_id = $2 AND state IN ('running', 'waiting', 'failed')
         AND workflow_id || '@' || version <> ALL ($3)
       ORDER BY started_at, run_id`,
      [storeId, orderId, except],
    );
    return rows.map((row) => row.data);
  }

  /** The run under its order's lock; undefined when there is none. Lock and question go out together. */
  async lock(tx: Tx, runId: string): Promise<RunState | undefined> {
    await lockOrderOfRun(tx, runId);
    const { rows } = await tx.query<RunRow>('SELECT data FROM workflow_runs WHERE run_id = $1 FOR UPDATE', [
      runId,
    ]);
    return rows[0]?.data;
  }

  async find(sql: Sql, runId: string): Promise<RunState | undefined> {
    const { rows } = await sql.query<RunRow>('SELECT data FROM workflow_runs WHERE run_id = $1', [runId]);
    return rows[0]?.data;
  }
}

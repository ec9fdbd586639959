import { Injectable } from '@nestjs/common';
import type { Counterfactual, CounterfactualResult } from '#contracts/models/counterfactual';
import type { Sql, Tx } from '#platform/database/database';

/** The newest orders are taken; more would take longer than anybody waits. */
const MOST_STORIES = 10_000;

export interface CounterfactualJob extends Omit<Counterfactual, 'startedAt' | 'endedAt'> {
  readonly document: unknown;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
}

export interface StoryKey {
  readonly storeId: string;
  readonly orderId: string;
}

const COLUMNS = `job_id AS "jobId", workflow_id AS "workflowId", base_version AS "baseVersion", document, days, state, total,
  truncated, result, failure, started_by AS "startedBy", started_at AS "startedAt", ended_at AS "endedAt"`;

@Injectable()
export class CounterfactualRepository {
  async insert(tx: Tx, job: CounterfactualJob): Promise<void> {
    await tx.query(
      `INSERT INTO counterfactuals
         (job_id, workflow_id, base_version, document, days, state, total, truncated, result, started_by, started_at)
       VALUES ($1, $2, $3, $4, $5, 'running', 0, false, $6, $7, $8)`,
      [
        ...[job.jobId, job.workflowId, job.baseVersion, JSON.stringify(job.document), job.days],
        ...[JSON.stringify(job.result), job.startedBy, job.startedAt],
      ],
    );
  }

  /** Notes the orders that one of the facts was told about since then, the newest first. */
  async takeStories(
    tx: Tx,
    jobId: string,
    which: { events: readonly string[]; stores: readonly string[]; since: Date },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO counterfactual_stories (job_id, position, store_id, order_id)
       SELECT $1, row_number() OVER (ORDER BY newest DESC) - 1, store_id, order_id FROM (
         SELECT store_id, order_id, max(position) AS newest FROM order_events
         WHERE type = ANY($2) AND store_id = ANY($3) AND noted_at >= $4 AND body IS NOT NULL
         GROUP BY store_id, order_id ORDER BY newest DESC LIMIT ${MOST_STORIES + 1}) AS newest_orders`,
      [jobId, which.events, which.stores, which.since],
    );
    await tx.query(
      `UPDATE counterfactuals SET total = least(noted, ${MOST_STORIES}), truncated = noted > ${MOST_STORIES}
       FROM (SELECT count(*)::integer AS noted FROM counterfactual_stories WHERE job_id = $1) AS counted
       WHERE job_id = $1`,
      [jobId],
    );
  }

  async countRunning(tx: Tx): Promise<number> {
    const { rows } = await tx.query<{ running: number }>(
      `SELECT count(*)::integer AS running FROM counterfactuals WHERE state = 'running'`,
    );
    return rows[0]!.running;
  }

  find(sql: Sql, jobId: string): Promise<CounterfactualJob | undefined> {
    return this.one(sql, 'WHERE job_id = $1', [jobId]);
  }

  oldestRunning(sql: Sql): Promise<CounterfactualJob | undefined> {
    return this.one(sql, `WHERE state = 'running' ORDER BY started_at LIMIT 1`, []);
  }

  async stories(sql: Sql, jobId: string, from: number, limit: number): Promise<StoryKey[]> {
    const { rows } = await sql.query<StoryKey>(
      `SELECT store_id AS "storeId", order_id AS "orderId" FROM counterfactual_stories
       WHERE job_id = $1 AND position >= $2 AND position < $2 + $3 ORDER BY position`,
      [jobId, from, limit],
    );
    return rows;
  }

  /** Whether an order is one of those that are played. */
  async has(sql: Sql, jobId: string, { storeId, orderId }: StoryKey): Promise<boolean> {
    const { count } = await sql.query(
      'SELECT 1 FROM counterfactual_stories WHERE job_id = $1 AND store_id = $2 AND order_id = $3',
      [jobId, storeId, orderId],
    );
    return count > 0;
  }

  /** What was canceled meanwhile stays canceled. */
  async progress(
    sql: Sql,
    jobId: string,
    to: { state: 'running' | 'done'; result: CounterfactualResult; at: Date },
  ): Promise<void> {
    await sql.query(
      `UPDATE counterfactuals SET result = $2, state = $3, ended_at = CASE WHEN $3 = 'running' THEN NULL ELSE $4::timestamptz END
       WHERE job_id = $1 AND state = 'running'`,
      [jobId, JSON.stringify(to.result), to.state, to.at],
    );
  }

  /** False when it had ended. */
  async end(
    sql: Sql,
    jobId: string,
    how: { state: 'canceled' | 'failed'; failure: string | null; at: Date },
  ): Promise<boolean> {
    const { count } = await sql.query(
      `UPDATE counterfactuals SET state = $2, failure = $3, ended_at = $4 WHERE job_id = $1 AND state = 'running'`,
      [jobId, how.state, how.failure, how.at],
    );
    return count > 0;
  }

  async purge(sql: Sql, before: Date): Promise<void> {
    await sql.query(`DELETE FROM counterfactuals WHERE state <> 'running' AND ended_at < $1`, [before]);
  }

  private async one(
    sql: Sql,
    where: string,
    params: readonly unknown[],
  ): Promise<CounterfactualJob | undefined> {
    const { rows } = await sql.query<CounterfactualJob>(
      `SELECT ${COLUMNS} FROM counterfactuals ${where}`,
      params,
    );
    return rows[0];
  }
}

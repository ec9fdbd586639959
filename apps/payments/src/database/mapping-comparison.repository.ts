import { Injectable } from '@nestjs/common';
import type { OrderKey } from '#contracts/models/common';
import type { MappingComparison, MappingComparisonResult } from '#contracts/models/mapping-comparison';
import type { Sql, Tx } from '#platform/database/database';

type Rules = Readonly<Record<string, unknown>>;

/** A document, and the rules of each store that are put over it. */
export interface MappingSide {
  readonly document: Rules;
  readonly stores: Readonly<Record<string, Rules>>;
}

export interface ComparisonJob extends Omit<MappingComparison, 'startedAt' | 'endedAt'> {
  readonly base: MappingSide;
  readonly wanted: MappingSide;
  /** How many of the inputs it has come past, those that are gone included. */
  readonly position: number;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
}

/** The newest inputs are taken; more would take longer than anybody waits. */
const MOST_INPUTS = 10_000;

const COLUMNS = `job_id AS "jobId", mapping_id AS "mappingId", base_version AS "baseVersion", base, wanted, days, state,
  position, total, truncated, result, failure, started_by AS "startedBy", started_at AS "startedAt", ended_at AS "endedAt"`;

@Injectable()
export class MappingComparisonRepository {
  /** Notes the orders whose inputs are kept since then, the newest first. */
  async insert(tx: Tx, job: ComparisonJob, since: Date): Promise<void> {
    await tx.query(
      `INSERT INTO mapping_comparisons
         (job_id, mapping_id, base_version, base, wanted, days, state, total, truncated, result, started_by, started_at)
       VALUES ($1, $2, $3, $4, $5, $6, 'running', 0, false, $7, $8, $9)`,
      [
        ...[job.jobId, job.mappingId, job.baseVersion, JSON.stringify(job.base), JSON.stringify(job.wanted)],
        ...[job.days, JSON.stringify(job.result), job.startedBy, job.startedAt],
      ],
    );
    await tx.query(
      `INSERT INTO mapping_comparison_orders (job_id, position, store_id, order_id)
       SELECT $1, row_number() OVER (ORDER BY recorded_at DESC, order_id) - 1, store_id, order_id FROM (
         SELECT store_id, order_id, recorded_at FROM mapping_inputs
         WHERE mapping_id = $2 AND store_id = ANY ($3) AND recorded_at >= $4
         ORDER BY recorded_at DESC, order_id LIMIT ${MOST_INPUTS + 1}) AS newest`,
      [job.jobId, job.mappingId, Object.keys(job.base.stores), since],
    );
    await tx.query(
      `UPDATE mapping_comparisons SET total = least(noted, ${MOST_INPUTS}), truncated = noted > ${MOST_INPUTS}
       FROM (SELECT count(*)::integer AS noted FROM mapping_comparison_orders WHERE job_id = $1) AS counted
       WHERE job_id = $1`,
      [job.jobId],
    );
  }

  async countRunning(tx: Tx): Promise<number> {
    const { rows } = await tx.query<{ running: number }>(
      `SELECT count(*)::integer AS running FROM mapping_comparisons WHERE state = 'running'`,
    );
    return rows[0]!.running;
  }

  find(sql: Sql, jobId: string): Promise<ComparisonJob | undefined> {
    return this.one(sql, 'WHERE job_id = $1', [jobId]);
  }

  oldestRunning(sql: Sql): Promise<ComparisonJob | undefined> {
    return this.one(sql, `WHERE state = 'running' ORDER BY started_at LIMIT 1`, []);
  }

  async orders(sql: Sql, jobId: string, from: number, limit: number): Promise<OrderKey[]> {
    const { rows } = await sql.query<OrderKey>(
      `SELECT store_id AS "storeId", order_id AS "orderId" FROM mapping_comparison_orders
       WHERE job_id = $1 AND position >= $2 AND position < $2 + $3 ORDER BY position`,
      [jobId, from, limit],
    );
    return rows;
  }

  /** What was canceled meanwhile stays canceled. */
  async progress(
    sql: Sql,
    jobId: string,
    to: { state: 'running' | 'done'; position: number; result: MappingComparisonResult; at: Date },
  ): Promise<void> {
    await sql.query(
      `UPDATE mapping_comparisons SET result = $2, state = $3, position = $4,
         ended_at = CASE WHEN $3 = 'running' THEN NULL ELSE $5::timestamptz END
       WHERE job_id = $1 AND state = 'running'`,
      [jobId, JSON.stringify(to.result), to.state, to.position, to.at],
    );
  }

  async end(
    sql: Sql,
    jobId: string,
    how: { state: 'canceled' | 'failed'; failure: string | null; at: Date },
  ): Promise<void> {
    await sql.query(
      `UPDATE mapping_comparisons SET state = $2, failure = $3, ended_at = $4 WHERE job_id = $1 AND state = 'running'`,
      [jobId, how.state, how.failure, how.at],
    );
  }

  async purge(sql: Sql, before: Date): Promise<void> {
    await sql.query(`DELETE FROM mapping_comparisons WHERE state <> 'running' AND ended_at < $1`, [before]);
  }

  private async one(sql: Sql, where: string, params: readonly unknown[]): Promise<ComparisonJob | undefined> {
    const { rows } = await sql.query<ComparisonJob>(
      `SELECT ${COLUMNS} FROM mapping_comparisons ${where}`,
      params,
    );
    return rows[0];
  }
}

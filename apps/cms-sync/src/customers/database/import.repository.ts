import type { CustomerImport } from '#contracts/models/customer-import';
import type { Sql, Tx } from '#platform/database/database';

export interface ImportJob {
  readonly jobId: string;
  readonly storeId: string;
  readonly side: CustomerImport['from'];
  readonly connectionId: string;
  readonly state: CustomerImport['state'];
  /** Where the listing goes on. */
  readonly cursor: string | null;
  readonly listedAll: boolean;
  readonly total: number | null;
  /** Rises when it is resumed: what is handed out again is another message. */
  readonly round: number;
  /** What was done when this round began. */
  readonly doneBefore: number;
  readonly resumedAt: Date;
  /** A system asked to be left alone until then. */
  readonly notBefore: Date | null;
  readonly waitingFor: string | null;
  readonly toldAt: Date | null;
  readonly startedAt: Date;
  readonly updatedAt: Date;
  readonly endedAt: Date | null;
}

interface ImportRow {
  job_id: string;
  store_id: string;
  side: ImportJob['side'];
  connection_id: string;
  state: ImportJob['state'];
  cursor: string | null;
  listed_all: boolean;
  total: number | null;
  round: number;
  done_before: number;
  resumed_at: Date;
  not_before: Date | null;
  waiting_for: string | null;
  told_at: Date | null;
  started_at: Date;
  updated_at: Date;
  ended_at: Date | null;
}

export interface ImportListing {
  readonly storeIds: readonly string[] | null;
  readonly before: string | null;
  readonly limit: number;
}

/** Imports of customers: how far each is, apart from its records. */
export class ImportRepository {
  async find(sql: Sql, jobId: string): Promise<ImportJob | undefined> {
    const { rows } = await sql.query<ImportRow>('SELECT * FROM customer_imports WHERE job_id = $1', [jobId]);
    return rows[0] && toJob(rows[0]);
  }

  async lock(tx: Tx, jobId: string): Promise<ImportJob | undefined> {
    const { rows } = await tx.query<ImportRow>(
      'SELECT * FROM customer_imports WHERE job_id = $1 FOR UPDATE',
      [jobId],
    );
    return rows[0] && toJob(rows[0]);
  }

  async running(sql: Sql): Promise<ImportJob[]> {
    const { rows } = await sql.query<ImportRow>(
      `SELECT * FROM customer_imports WHERE state = 'running' ORDER BY job_id`,
    );
    return rows.map(toJob);
  }

  /** The one that is running for the store and side. */
  async runningOf(sql: Sql, storeId: string, side: ImportJob['side']): Promise<ImportJob | undefined> {
    const { rows } = await sql.query<ImportRow>(
      `SELECT * FROM customer_imports WHERE store_id = $1 AND side = $2 AND state = 'running'`,
      [storeId, side],
    );
    return rows[0] && toJob(rows[0]);
  }

  /** Newest first: ids made later sort later. */
  async page(sql: Sql, { storeIds, before, limit }: ImportListing): Promise<ImportJob[]> {
    const { rows } = await sql.query<ImportRow>(
      `SELECT * FROM customer_imports
       WHERE ($1::text[] IS NULL OR store_id = ANY ($1)) AND ($2::text IS NULL OR job_id < $2)
       ORDER BY job_id DESC LIMIT $3`,
      [storeIds, before, limit],
    );
    return rows.map(toJob);
  }

  /** False when another import of the store and side is running. */
  async insert(
    tx: Tx,
    job: Pick<ImportJob, 'jobId' | 'storeId' | 'side' | 'connectionId' | 'startedAt'>,
  ): Promise<boolean> {
    const { count } = await tx.query(
      `INSERT INTO customer_imports (job_id, store_id, side, connection_id, state, resumed_at, started_at, updated_at)
       VALUES ($1, $2, $3, $4, 'running', $5, $5, $5)
       ON CONFLICT (store_id, side) WHERE state = 'running' DO NOTHING`,
      [job.jobId, job.storeId, job.side, job.connectionId, job.startedAt],
    );
    return count > 0;
  }

  async advance(
    tx: Tx,
    jobId: string,
    at: Date,
    { cursor, total }: { readonly cursor: string | null; readonly total: number | null },
  ): Promise<void> {
    await tx.query(
      `UPDATE customer_imports SET cursor = $3, listed_all = $3::text IS NULL, total = $4, not_before = NULL,
         waiting_for = NULL, updated_at = $2 WHERE job_id = $1`,
      [jobId, at, cursor, total],
    );
  }

  async wait(sql: Sql, jobId: string, notBefore: Date, waitingFor: string): Promise<void> {
    await sql.query('UPDATE customer_imports SET not_before = $2, waiting_for = $3 WHERE job_id = $1', [
      jobId,
      notBefore,
      waitingFor,
    ]);
  }

  async told(tx: Tx, jobId: string, at: Date): Promise<void> {
    await tx.query('UPDATE customer_imports SET told_at = $2, updated_at = $2 WHERE job_id = $1', [
      jobId,
      at,
    ]);
  }

  async end(tx: Tx, jobId: string, state: 'canceled' | 'done', at: Date): Promise<void> {
    await tx.query(
      `UPDATE customer_imports SET state = $2, ended_at = $3, updated_at = $3, not_before = NULL, waiting_for = NULL
       WHERE job_id = $1`,
      [jobId, state, at],
    );
  }

  async resume(tx: Tx, jobId: string, doneBefore: number, at: Date): Promise<void> {
    await tx.query(
      `UPDATE customer_imports SET state = 'running', ended_at = NULL, round = round + 1, done_before = $2,
         resumed_at = $3, updated_at = $3 WHERE job_id = $1`,
      [jobId, doneBefore, at],
    );
  }
}

const toJob = (row: ImportRow): ImportJob => ({
  jobId: row.job_id,
  storeId: row.store_id,
  side: row.side,
  connectionId: row.connection_id,
  state: row.state,
  cursor: row.cursor,
  listedAll: row.listed_all,
  total: row.total,
  round: row.round,
  doneBefore: row.done_before,
  resumedAt: row.resumed_at,
  notBefore: row.not_before,
  waitingFor: row.waiting_for,
  toldAt: row.told_at,
  startedAt: row.started_at,
  updatedAt: row.updated_at,
  endedAt: row.ended_at,
});

import { Injectable } from '@nestjs/common';
import type { GetWorkflowRun, ListWorkflowRuns } from '#contracts/queries/orchestrator';
import type { BodyOf, ResponseOf } from '#contracts/message';
import { Database } from '#platform/database/database';
import { RunRepository } from '../database/run.repository';
import type { RunState, StepRecord } from '../engine/run/run-state';
import { CURSOR_PART, decodeCursor, pageOfRows } from './page';

type Run = NonNullable<ResponseOf<typeof GetWorkflowRun>>;

interface RunRow {
  readonly run_id: string;
  readonly workflow_id: string;
  readonly version: number;
  readonly store_id: string;
  readonly order_id: string | null;
  readonly state: Run['state'];
  readonly started_at: Date;
  readonly finished_at: Date | null;
}

/** Runs as the admin API shows them. */
@Injectable()
export class RunReader {
  constructor(
    private readonly database: Database,
    private readonly runs: RunRepository,
  ) {}

  async get(runId: string): Promise<Run | null> {
    const run = await this.runs.find(this.database, runId);
    if (!run) return null;
    const { workflowId, version, storeId, orderId, startedAt, finishedAt } = run;
    const state = run.status;
    return {
      runId,
      workflowId,
      version,
      storeId,
      orderId,
      state,
      startedAt,
      finishedAt,
      steps: stepsOf(run),
    };
  }

  async list(request: BodyOf<typeof ListWorkflowRuns>): Promise<ResponseOf<typeof ListWorkflowRuns>> {
    const [startedAt, runId] = decodeCursor(request.cursor, [CURSOR_PART.instant, CURSOR_PART.text]) ?? [
      null,
      null,
    ];
    const { rows } = await this.database.query<RunRow>(
      `SELECT run_id, workflow_id, version, store_id, order_id, state, started_at, finished_at FROM workflow_runs
       WHERE ($1::text[] IS NULL OR store_id = ANY($1)) AND ($2::text IS NULL OR workflow_id = $2)
         AND ($3::text IS NULL OR order_id = $3) AND ($4::text IS NULL OR state = $4)
         AND ($5::timestamptz IS NULL OR (started_at, run_id) < ($5, $6))
       ORDER BY started_at DESC, run_id DESC LIMIT $7`,
      [
        request.storeIds,
        request.workflowId,
        request.orderId,
        request.state,
        startedAt,
        runId,
        request.limit + 1,
      ],
    );
    return pageOfRows(rows, request.limit, toSummary, (row) => [row.started_at.toISOString(), row.run_id]);
  }
}

function toSummary(row: RunRow): Omit<Run, 'steps'> {
  return {
    runId: row.run_id,
    workflowId: row.workflow_id,
    version: row.version,
    storeId: row.store_id,
    orderId: row.order_id,
    state: row.state,
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  };
}

/** In the order in which they were last begun. */
function stepsOf(run: RunState): Run['steps'] {
  return Object.entries(run.steps)
    .map(([stepId, record]) => toStep(stepId, record))
    .sort((a, b) => (a.startedAt ?? '').localeCompare(b.startedAt ?? ''));
}

function toStep(stepId: string, record: StepRecord): Run['steps'][number] {
  const { type, state, attempts, waitingFor, input, output, error, startedAt, finishedAt } = record;
  return { stepId, type, state, attempts, waitingFor, input, output, error, startedAt, finishedAt };
}

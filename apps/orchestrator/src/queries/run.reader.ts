import { Injectable } from '@nestjs/common';
import type { BodyOf, ResponseOf } from '#contracts/message';
import {
  WorkflowRunSchema,
  type GetWorkflowRun,
  type ListWorkflowRuns,
} from '#contracts/queries/orchestrator';
import { Database } from '#platform/database/database';
import { literal, pageStatement } from '#platform/database/page-statement';
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

const COLUMNS = 'run_id, workflow_id, version, store_id, order_id, state, started_at, finished_at';
const STATES = WorkflowRunSchema.shape.state.options;

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
    const { storeIds, workflowId, orderId, state, limit } = request;
    if (state !== null && !isState(state)) return { items: [], nextCursor: null };
    const { text, values } = pageStatement({
      table: 'workflow_runs',
      columns: COLUMNS,
      order: ['started_at', 'run_id'],
      scope: { column: 'store_id', values: storeIds },
      compare: [
        ['workflow_id', '=', workflowId],
        ['order_id', '=', orderId],
      ],
      where: state === null ? [] : [`state = ${literal(STATES, state)}`],
      after: decodeCursor(request.cursor, [CURSOR_PART.instant, CURSOR_PART.text]) ?? null,
      limit: limit + 1,
    });
    const { rows } = await this.database.query<RunRow>(text, values);
    return pageOfRows(rows, limit, toSummary, (row) => [row.started_at.toISOString(), row.run_id]);
  }
}

const isState = (state: string): boolean => STATES.some((one) => one === state);

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

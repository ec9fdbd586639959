import type { OpenRun, RunWait } from '#contracts/queries/order-situation';
import type { RunState, Token } from '../engine/run/run-state';

/** A run as far as it explains why nothing moves. */
export function toOpenRun(run: RunState): OpenRun {
  const { runId, workflowId, version, startedAt, failure } = run;
  const state = run.status === 'failed' || run.status === 'running' ? run.status : 'waiting';
  const waits = run.tokens.flatMap((token) => waitOf(run, token) ?? []).slice(0, 50);
  const stopped = failure && { stepId: failure.stepId, code: failure.code, message: failure.message };
  return { runId, workflowId, version, state, startedAt, failure: stopped, waits };
}

function waitOf(run: RunState, { step, wait }: Token): RunWait | undefined {
  const record = run.steps[step];
  if (wait === null || wait.kind === 'parts' || !record) return undefined;
  const { attempts, error } = record;
  const waitingFor = wait.kind === 'call' || wait.kind === 'listen' ? record.waitingFor : null;
  return {
    stepId: step,
    kind: wait.kind,
    since: record.startedAt,
    dueAt: wait.timer?.dueAt ?? null,
    waitingFor,
    attempts,
    error: error && { code: error.code, message: error.message },
  };
}

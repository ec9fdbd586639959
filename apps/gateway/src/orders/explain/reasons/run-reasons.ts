import type { OrderReason } from '#contracts/models/order-explanation';
import type { OpenRun, RunWait } from '#contracts/queries/order-situation';
import { assertUnreachable } from '#platform/assert/assert-unreachable';
import { eventsOf, minutesSince, reason, type Situation } from '../situation';

/** A service that has not answered a step for so long has trouble. */
const ANSWER_MINUTES = 5;

/** Where the workflows of the order stand. */
export function runReasons(situation: Situation): OrderReason[] {
  const { process } = situation;
  if (!process) return [];
  if (process.runCount === 0) return [reason('no-workflow', 'done')];
  return process.runs.flatMap((run) =>
    run.failure
      ? [failed(situation, run, run.failure)]
      : run.waits.map((wait) => waiting(situation, run, wait)),
  );
}

function failed(
  situation: Situation,
  run: OpenRun,
  { stepId, code, message }: NonNullable<OpenRun['failure']>,
): OrderReason {
  const events = eventsOf(situation, 'workflow-run.failed');
  return reason('run-failed', 'blocked', {
    since: events.at(-1)?.at ?? run.startedAt,
    parameters: { workflow: run.workflowId, step: stepId, code, why: message },
    events,
    action: { kind: 'restart-run', runId: run.runId, stepId },
  });
}

function waiting(situation: Situation, { runId, workflowId }: OpenRun, wait: RunWait): OrderReason {
  const { stepId, since, dueAt, waitingFor, attempts, error } = wait;
  const parameters = { workflow: workflowId, step: stepId };
  const common = { since, until: dueAt, events: eventsOf(situation, 'workflow-run.') };
  switch (wait.kind) {
    case 'retry':
      return reason('step-retrying', 'late', {
        ...common,
        parameters: {
          ...parameters,
          attempts: String(attempts),
          code: error?.code ?? '',
          why: error?.message ?? '',
        },
        action: { kind: 'watch-run', runId },
      });
    case 'approval':
      return reason('approval-pending', 'blocked', {
        ...common,
        parameters,
        action: { kind: 'approve', runId, stepId },
      });
    case 'call': {
      const late = minutesSince(since, situation.now) > ANSWER_MINUTES;
      return reason(late ? 'step-unanswered' : 'awaiting-answer', late ? 'late' : 'waiting', {
        ...common,
        parameters: { ...parameters, command: waitingFor ?? '' },
        action: { kind: 'watch-run', runId },
      });
    }
    case 'timer':
      return reason('awaiting-time', 'waiting', {
        ...common,
        parameters,
        action: { kind: 'watch-run', runId },
      });
    case 'listen':
      return reason('awaiting-event', 'waiting', {
        ...common,
        parameters: { ...parameters, event: waitingFor ?? '' },
        action: { kind: 'watch-run', runId },
      });
    default:
      return assertUnreachable(wait.kind);
  }
}

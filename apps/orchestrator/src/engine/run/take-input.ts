import { failCall } from './call';
import type { RunWork } from './run-work';
import type { RunInput, Token } from './run-state';

/** The answer to a command; one that belongs to an earlier try or round changes nothing. */
export function settleCall(work: RunWork, input: Extract<RunInput, { kind: 'settled' }>): void {
  const token = work.state.tokens.find(
    ({ step, wait }) => step === input.stepId && wait?.kind === 'call' && wait.attempt === input.attempt,
  );
  const step = token && work.steps.get(token.step);
  if (!token || step?.type !== 'call') return;
  if ('error' in input.outcome) return failCall(work, token, step, input.outcome.error);
  work.complete(token, input.outcome.result, step.next);
  if (work.state.status === 'failed') reviveWhenMended(work);
}

/**
 * An operator mended what a failed step stumbled over and replayed its command: the run goes on, unless another place of it
 * still stands at a failed step. Times that ran out meanwhile count now.
 */
function reviveWhenMended(work: RunWork): void {
  const { state } = work;
  if (state.tokens.some(({ step }) => state.steps[step]?.state === 'failed')) return;
  state.status = 'running';
  state.failure = null;
  state.finishedAt = null;
  for (const token of [...state.tokens]) {
    if (token.wait && 'timer' in token.wait && token.wait.timer && token.wait.timer.dueAt <= work.now) {
      elapse(work, token);
    }
  }
}

/** A timer went off; one that its step waits for no more changes nothing. */
export function fireTimer(work: RunWork, timerId: string): void {
  if (work.state.status === 'failed') return;
  const token = work.state.tokens.find(
    ({ wait }) => wait !== null && 'timer' in wait && wait.timer?.id === timerId,
  );
  if (token) elapse(work, token);
}

function elapse(work: RunWork, token: Token): void {
  const step = work.steps.get(token.step)!;
  const wait = token.wait!;
  switch (wait.kind) {
    case 'timer':
      if (step.type === 'wait') work.complete(token, null, step.next);
      return;
    case 'retry':
      work.state.steps[step.id]!.state = 'pending';
      token.wait = null;
      return;
    case 'listen':
    case 'approval':
      if ((step.type === 'listen' || step.type === 'approval') && step.timeout) {
        work.complete(token, { timedOut: true }, step.timeout.next);
      }
      return;
    case 'call':
      if (step.type === 'call') {
        failCall(work, token, step, {
          code: 'step-timeout',
          message: `${step.command} was not answered within ${step.timeout}`,
        });
      }
      return;
    case 'parts':
      return;
  }
}

/** A person's answer; a repeated one changes nothing. */
export function answerApproval(work: RunWork, input: Extract<RunInput, { kind: 'approval' }>): void {
  const token = work.state.tokens.find(
    ({ step, wait }) => step === input.stepId && wait?.kind === 'approval',
  );
  const step = token && work.steps.get(token.step);
  if (!token || step?.type !== 'approval' || work.state.status === 'failed') return;
  const { approved, by, comment } = input;
  work.complete(token, { approved, by, comment }, approved ? step.approved : step.rejected);
}

import { err, ok, type Result } from '#platform/errors/result';
import { edgesOf, stepsById } from '../document/graph';
import type { Step, WorkflowDocument } from '../document/workflow-document';
import type { Effect, MailboxItem, RunState, Token } from './run-state';

export interface RestartRequest {
  /** The document it goes on with, of the run's version or another one. */
  readonly document: WorkflowDocument;
  readonly version: number;
  /** Null: from the start, as if nothing had happened. */
  readonly from: string | null;
  /** From the start: the facts of the order so far that the document listens to, oldest first. */
  readonly earlier: readonly MailboxItem[];
}

export interface RestartRefusal {
  readonly code: 'step-not-found' | 'step-inside-part';
  readonly message: string;
}

export interface Restarted {
  readonly state: RunState;
  /** Timers of the places that were given up. */
  readonly effects: readonly Effect[];
}

/**
 * The run standing before a step again, or before its first. Records of steps stay, so that their rounds go on counting: late answers to
 * earlier rounds are recognised, and a repeated command has an id of its own.
 */
export function restartRun(before: RunState, request: RestartRequest): Result<Restarted, RestartRefusal> {
  const { document, version } = request;
  const step = request.from ?? document.start;
  const steps = stepsById(document);
  if (!steps.has(step)) {
    return err({ code: 'step-not-found', message: `Version ${version} has no step ${step}` });
  }
  const standing = before.tokens.find((token) => token.step === step && request.from !== null);
  const keeps = standing !== undefined && before.tokens.every((token) => steps.has(token.step));
  if (!keeps && !outsideParts(document, steps).has(step)) {
    const message = `${step} belongs to a part of a try or fork: begin with the step around it`;
    return err({ code: 'step-inside-part', message });
  }
  const fresh: Token = { id: before.nextToken, parent: null, step, wait: null };
  const tokens = keeps
    ? before.tokens.map((token) => (token.id === standing.id ? { ...token, wait: null } : token))
    : [fresh];
  const left = keeps ? [standing] : before.tokens;
  const state: RunState = {
    ...structuredClone(before),
    version,
    status: 'running',
    failure: null,
    finishedAt: null,
    tokens,
    nextToken: before.nextToken + 1,
    ...(request.from === null
      ? { vars: {}, error: null, event: before.trigger, mailbox: [...request.earlier] }
      : {}),
  };
  return ok({ state, effects: left.flatMap(clearTimer) });
}

/** Ids of steps on the main way: not only inside the part of a `try` or a branch of a `fork`. */
function outsideParts({ start }: WorkflowDocument, steps: ReadonlyMap<string, Step>): Set<string> {
  const reached = new Set<string>();
  const pending = [start];
  while (pending.length > 0) {
    const step = steps.get(pending.pop()!);
    if (!step || reached.has(step.id)) continue;
    reached.add(step.id);
    const guarding = step.type === 'try' || step.type === 'fork';
    const ways = edgesOf(step).filter(
      ({ field }) => !guarding || (field !== 'start' && !field.startsWith('branches')),
    );
    pending.push(...ways.map(({ to }) => to));
  }
  return reached;
}

function clearTimer({ wait }: Token): Effect[] {
  const timer = wait && 'timer' in wait ? wait.timer : undefined;
  return timer ? [{ kind: 'clear-timer', timerId: timer.id }] : [];
}

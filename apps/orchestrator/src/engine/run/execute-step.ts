import { assertUnreachable } from '#platform/assert/assert-unreachable';
import { parseDuration } from '../document/duration';
import type { Step, StepOf } from '../document/workflow-document';
import { beginCall } from './call';
import type { RunWork } from './run-work';
import type { Token } from './run-state';

/** Executes the step a token stands at, up to the point where it waits or has moved on. */
export async function executeStep(work: RunWork, token: Token, step: Step): Promise<void> {
  switch (step.type) {
    case 'call':
      return beginCall(work, token, step);
    case 'listen':
      return beginListen(work, token, step);
    case 'switch':
      return takeCase(work, token, step);
    case 'wait':
      return beginWait(work, token, step);
    case 'try':
      return beginParts(work, token, step, [step.start]);
    case 'fork':
      return beginParts(work, token, step, step.branches);
    case 'emit':
      return emit(work, token, step);
    case 'raise':
      return raise(work, token, step);
    case 'set':
      return setVars(work, token, step);
    case 'approval':
      return beginApproval(work, token, step);
    default:
      return assertUnreachable(step);
  }
}

async function beginListen(work: RunWork, token: Token, step: StepOf<'listen'>): Promise<void> {
  work.begin(step, null);
  const delay = step.timeout && (await durationOf(work, token, step.timeout.after));
  if (step.timeout && delay === undefined) return;
  const timer = delay === undefined ? {} : { timer: work.setTimer(token, 'timeout', delay) };
  const names = [...new Set(step.for.map((alternative) => alternative.event))];
  work.wait(token, { kind: 'listen', ...timer }, names.join(', '));
}

async function takeCase(work: RunWork, token: Token, step: StepOf<'switch'>): Promise<void> {
  work.begin(step, null);
  for (const [index, branch] of step.cases.entries()) {
    const condition = await work.evaluate(branch.when);
    if (!condition.ok) return work.fail(token, condition.error);
    if (condition.value === true) return work.complete(token, { case: index }, branch.next);
  }
  work.complete(token, { case: null }, step.default);
}

async function beginWait(work: RunWork, token: Token, step: StepOf<'wait'>): Promise<void> {
  work.begin(step, null);
  let delay: number | undefined;
  if (step.until === undefined) delay = await durationOf(work, token, step.for!);
  else {
    const until = await work.render(step.until);
    if (!until.ok) return work.fail(token, until.error);
    const instant = Date.parse(String(until.value));
    if (Number.isNaN(instant)) {
      return work.fail(token, { code: 'invalid-time', message: `Not a time: ${String(until.value)}` });
    }
    delay = instant - work.surroundings.now.getTime();
  }
  if (delay === undefined) return;
  const timer = work.setTimer(token, 'wait', delay);
  work.wait(token, { kind: 'timer', timer }, timer.dueAt);
}

function beginParts(work: RunWork, token: Token, step: Step, starts: readonly string[]): void {
  work.begin(step, null);
  work.wait(token, { kind: 'parts' }, null);
  for (const start of starts) {
    if (start === 'end') continue;
    work.state.tokens.push({ id: work.state.nextToken, parent: token.id, step: start, wait: null });
    work.state.nextToken += 1;
  }
}

async function emit(work: RunWork, token: Token, step: StepOf<'emit'>): Promise<void> {
  const data = await work.render(step.with);
  const record = work.begin(step, data.ok ? data.value : null);
  if (!data.ok) return work.fail(token, data.error);
  work.effects.push({
    kind: 'signal',
    name: step.signal,
    data: data.value,
    stepId: step.id,
    attempt: record.attempts,
  });
  work.complete(token, data.value, step.next);
}

async function raise(work: RunWork, token: Token, step: StepOf<'raise'>): Promise<void> {
  work.begin(step, null);
  const message = await work.render(step.error.message);
  work.fail(token, {
    code: step.error.code,
    message: message.ok ? String(message.value) : step.error.message,
  });
}

async function setVars(work: RunWork, token: Token, step: StepOf<'set'>): Promise<void> {
  const values = await work.render(step.values);
  work.begin(step, null);
  if (!values.ok) return work.fail(token, values.error);
  Object.assign(work.state.vars, values.value);
  work.complete(token, values.value, step.next);
}

async function beginApproval(work: RunWork, token: Token, step: StepOf<'approval'>): Promise<void> {
  const title = await work.render(step.title);
  work.begin(step, title.ok ? { title: title.value } : null);
  if (!title.ok) return work.fail(token, title.error);
  const delay = step.timeout && (await durationOf(work, token, step.timeout.after));
  if (step.timeout && delay === undefined) return;
  const timer = delay === undefined ? {} : { timer: work.setTimer(token, 'timeout', delay) };
  work.wait(token, { kind: 'approval', ...timer }, 'an approval');
}

/** Undefined when the step has failed over it. */
async function durationOf(work: RunWork, token: Token, text: string): Promise<number | undefined> {
  const rendered = await work.render(text);
  const duration = rendered.ok ? parseDuration(String(rendered.value)) : undefined;
  if (duration !== undefined) return duration;
  const message = rendered.ok ? `Not a duration: ${String(rendered.value)}` : rendered.error.message;
  work.fail(token, { code: 'invalid-duration', message });
  return undefined;
}

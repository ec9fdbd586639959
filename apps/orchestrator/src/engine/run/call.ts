import { z } from 'zod';
import type { CommandDefinition } from '#contracts/message';
import { FILLED_FROM_RUN } from '../document/check-command';
import { parseDuration } from '../document/duration';
import { findCommand } from '../document/message-catalog';
import type { StepOf } from '../document/workflow-document';
import type { RunWork } from './run-work';
import type { StepError, Token } from './run-state';

/** Builds the command, checks it against its contract and sends it. */
export async function beginCall(work: RunWork, token: Token, step: StepOf<'call'>): Promise<void> {
  const retried = work.state.steps[step.id]?.state === 'pending' ? work.state.steps[step.id]!.tries : 0;
  const rendered = await work.render(step.with);
  const fields = rendered.ok ? (rendered.value as Record<string, unknown>) : {};
  const command = findCommand(step.command);
  const body = fitted(work, command, fields);
  const record = work.begin(step, body);
  record.tries = retried;
  if (!rendered.ok) return work.fail(token, rendered.error);

  const checked = command?.schema.safeParse(body);
  if (!command || !checked?.success) {
    return work.fail(token, {
      code: 'invalid-command',
      message: `${step.command} cannot be sent: ${checked?.error ? z.prettifyError(checked.error) : 'unknown command'}`,
    });
  }
  work.effects.push({
    kind: 'command',
    command: step.command,
    body,
    stepId: step.id,
    attempt: record.attempts,
  });
  const limit = step.timeout === undefined ? undefined : parseDuration(step.timeout);
  const timer = limit === undefined ? {} : { timer: work.setTimer(token, 'timeout', limit) };
  work.wait(token, { kind: 'call', attempt: record.attempts, ...timer }, step.command);
}

/** A failed answer: another try when the step's policy has one left, else the error branch. */
export function failCall(work: RunWork, token: Token, step: StepOf<'call'>, error: StepError): void {
  const record = work.state.steps[step.id]!;
  const { retry } = step;
  const retried = retry && (retry.errors.includes('*') || retry.errors.includes(error.code));
  record.tries += 1;
  if (!retried || record.tries >= retry.attempts) return work.fail(token, error);
  const delay = Math.min(
    (parseDuration(retry.delay) ?? 0) * retry.backoff ** (record.tries - 1),
    parseDuration(retry.maxDelay) ?? Infinity,
  );
  record.error = error;
  work.clearTimer(token);
  const timer = work.setTimer(token, `retry-${record.tries}`, delay);
  work.wait(token, { kind: 'retry', timer }, timer.dueAt);
}

/** Store and order come from the run unless given; a null where the contract knows only absence is left out. */
function fitted(
  work: RunWork,
  command: CommandDefinition | undefined,
  fields: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const body = { ...fields };
  if (!(command?.schema instanceof z.ZodObject)) return body;
  const shape = command.schema.shape as Record<string, z.ZodType>;
  for (const name of FILLED_FROM_RUN) {
    const value = work.state[name];
    if (Object.hasOwn(shape, name) && !Object.hasOwn(body, name) && value !== null) body[name] = value;
  }
  for (const [name, schema] of Object.entries(shape)) {
    if (body[name] === null && !schema.safeParse(null).success && schema.safeParse(undefined).success) {
      delete body[name];
    }
  }
  return body;
}

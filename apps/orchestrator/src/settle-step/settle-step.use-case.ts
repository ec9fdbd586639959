import { Injectable } from '@nestjs/common';
import type { SettleStep } from '#contracts/commands/settle-step';
import type { BodyOf } from '#contracts/message';
import type { MessageContext } from '#messaging/message-context';
import { failpoint } from '#platform/failpoint/failpoint';
import { RunRepository } from '../database/run.repository';
import type { StepError } from '../engine/run/run-state';
import { RunKeeper } from '../runs/run-keeper';

const UNTOLD: StepError = { code: 'unknown-error', message: 'The step failed without a reason' };

/** The answer to a step's command moves its run on. */
@Injectable()
export class SettleStepUseCase {
  constructor(
    private readonly runs: RunRepository,
    private readonly keeper: RunKeeper,
  ) {}

  async execute(body: BodyOf<typeof SettleStep>, message: MessageContext): Promise<void> {
    await message.once(async (tx) => {
      failpoint('orchestrator.completer-races-handler');
      const run = await this.runs.lock(tx, body.runId);
      if (!run) return;
      const { stepId, attempt } = body;
      const outcome =
        body.outcome === 'completed' ? { result: body.result ?? {} } : { error: stepError(body.error) };
      await this.keeper.feed(tx, run, { kind: 'settled', stepId, attempt, outcome }, (...args) =>
        message.publish(...args),
      );
    });
  }
}

function stepError(error: BodyOf<typeof SettleStep>['error']): StepError {
  if (!error) return UNTOLD;
  const { code, message, details } = error;
  return { code, message, ...(details === undefined ? {} : { details }) };
}

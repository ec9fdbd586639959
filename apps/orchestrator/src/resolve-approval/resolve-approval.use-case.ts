import { Injectable } from '@nestjs/common';
import type { ResolveApproval } from '#contracts/commands/orchestrator';
import type { BodyOf } from '#contracts/message';
import type { MessageContext } from '#messaging/message-context';
import type { Tx } from '#platform/database/database';
import { RunRepository } from '../database/run.repository';
import type { RunState } from '../engine/run/run-state';
import { RunKeeper } from '../runs/run-keeper';
import { settleRequest, type RequestOutcome } from '../workflows/settle-request';

type Request = BodyOf<typeof ResolveApproval>;

/** A person's answer to an approval moves the run on; the first answer counts. */
@Injectable()
export class ResolveApprovalUseCase {
  constructor(
    private readonly runs: RunRepository,
    private readonly keeper: RunKeeper,
  ) {}

  async execute(request: Request, message: MessageContext): Promise<void> {
    await message.once(async (tx) => {
      await settleRequest(tx, message, request.requestId, await this.resolve(tx, request, message));
    });
  }

  private async resolve(tx: Tx, request: Request, message: MessageContext): Promise<RequestOutcome> {
    const { runId, stepId, approved, by, comment } = request;
    const run = await this.runs.lock(tx, runId);
    if (!run) {
      const detail = `There is no run ${runId}.`;
      return { refused: { status: 404, code: 'run-not-found', title: 'No such run', detail } };
    }
    if (!awaitsApproval(run, stepId)) {
      const detail = `Run ${runId} does not wait for an approval at ${stepId}.`;
      return { refused: { status: 409, code: 'not-waiting', title: 'Nothing to approve', detail } };
    }
    const input = { kind: 'approval', stepId, approved, by, comment } as const;
    await this.keeper.feed(tx, run, input, (...args) => message.publish(...args));
    return { result: { runId, stepId, approved } };
  }
}

function awaitsApproval(run: RunState, stepId: string): boolean {
  const open = run.status === 'running' || run.status === 'waiting';
  return open && run.tokens.some(({ step, wait }) => step === stepId && wait?.kind === 'approval');
}

import { Injectable } from '@nestjs/common';
import type { RestartRun } from '#contracts/commands/orchestrator';
import type { BodyOf } from '#contracts/message';
import type { MessageContext } from '#messaging/message-context';
import type { Tx } from '#platform/database/database';
import { OrderEventRepository } from '../database/order-event.repository';
import { RunRepository } from '../database/run.repository';
import { WorkflowRepository } from '../database/workflow.repository';
import { listenedEvents } from '../engine/run/listened-events';
import { restartRun } from '../engine/run/restart-run';
import { RunKeeper } from '../runs/run-keeper';
import { PublishedDocuments } from '../workflows/published-documents';
import { settleRequest, type RequestOutcome } from '../workflows/settle-request';

type Request = BodyOf<typeof RestartRun>;

/** A run goes on from its start or from a step, with its own version or the one that is published now. */
@Injectable()
export class RestartRunUseCase {
  constructor(
    private readonly runs: RunRepository,
    private readonly workflows: WorkflowRepository,
    private readonly events: OrderEventRepository,
    private readonly documents: PublishedDocuments,
    private readonly keeper: RunKeeper,
  ) {}

  async execute(request: Request, message: MessageContext): Promise<void> {
    await message.once(async (tx) => {
      await settleRequest(tx, message, request.requestId, await this.restart(tx, request, message));
    });
  }

  private async restart(tx: Tx, request: Request, message: MessageContext): Promise<RequestOutcome> {
    const { runId, from } = request;
    const run = await this.runs.lock(tx, runId);
    if (!run) {
      const detail = `There is no run ${runId}.`;
      return { refused: { status: 404, code: 'run-not-found', title: 'No such run', detail } };
    }
    const published = (await this.workflows.find(tx, run.workflowId))?.publishedVersion ?? run.version;
    const version = request.version === 'published' ? published : run.version;
    const document = await this.documents.get(tx, run.workflowId, version);
    const earlier =
      from !== null || run.orderId === null
        ? []
        : await this.events.earlier(tx, run.storeId, run.orderId, listenedEvents(document), '');
    const restarted = restartRun(run, { document, version, from, earlier });
    if (!restarted.ok) {
      const { code, message: detail } = restarted.error;
      return { refused: { status: 422, code, title: 'The run cannot begin there', detail } };
    }
    await this.keeper.restart(tx, run, restarted.value, (...args) => message.publish(...args));
    return { result: { runId, version, from } };
  }
}

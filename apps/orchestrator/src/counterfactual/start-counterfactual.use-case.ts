import { Inject, Injectable } from '@nestjs/common';
import type { StartCounterfactual } from '#contracts/commands/orchestrator';
import type { BodyOf } from '#contracts/message';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { newId } from '#platform/ids/new-id';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { CLOCK } from '#service/tokens';
import { CounterfactualRepository } from '../database/counterfactual.repository';
import { WorkflowRepository } from '../database/workflow.repository';
import { validateWorkflow } from '../engine/document/validate-workflow';
import { EMPTY_RESULT } from '../engine/counterfactual/tally';
import { settleRequest, type RequestOutcome } from '../workflows/settle-request';

type Request = BodyOf<typeof StartCounterfactual>;

const DAY_MS = 86_400_000;
/** They are played one after another. */
const MOST_RUNNING = 5;

/** Notes which orders a document is to be played on; playing is work for the background. */
@Injectable()
export class StartCounterfactualUseCase {
  constructor(
    private readonly workflows: WorkflowRepository,
    private readonly counterfactuals: CounterfactualRepository,
    private readonly configuration: ConfigurationCopy,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(request: Request, message: MessageContext): Promise<void> {
    await message.once(async (tx) => {
      await settleRequest(tx, message, request.requestId, await this.start(tx, request));
    });
  }

  private async start(tx: Tx, { workflowId, document, days, by }: Request): Promise<RequestOutcome> {
    const known = await this.workflows.lock(tx, workflowId);
    const validated = validateWorkflow(document ?? known?.draft ?? null);
    if (!validated.ok) {
      const detail = `${validated.error.length} faults were found.`;
      const title = 'The document cannot be played';
      return { refused: { status: 422, code: 'invalid-workflow', title, detail, errors: validated.error } };
    }
    if ((await this.counterfactuals.countRunning(tx)) >= MOST_RUNNING) {
      const detail = `${MOST_RUNNING} comparisons are under way; wait for one of them or cancel it.`;
      return { refused: { status: 409, code: 'counterfactual-busy', title: 'Too many at once', detail } };
    }
    const startedAt = this.clock.now();
    const jobId = newId('cfl', startedAt);
    const baseVersion = known?.publishedVersion ?? null;
    const base = baseVersion === null ? undefined : await this.workflows.version(tx, workflowId, baseVersion);
    await this.counterfactuals.insert(tx, {
      ...{ jobId, workflowId, baseVersion, document: validated.value, days, state: 'running' as const },
      ...{ total: 0, truncated: false, result: EMPTY_RESULT, failure: null, startedBy: by },
      ...{ startedAt, endedAt: null },
    });
    const events = [validated.value.trigger.event, ...(base ? [base.document.trigger.event] : [])];
    const since = new Date(startedAt.getTime() - days * DAY_MS);
    await this.counterfactuals.takeStories(tx, jobId, { events, stores: this.stores(workflowId), since });
    return { result: { jobId } };
  }

  /** The stores that run the workflow; all of them as long as none does. */
  private stores(workflowId: string): string[] {
    const stores = this.configuration.stores();
    const running = stores.filter(({ workflows }) => workflows.includes(workflowId));
    return (running.length > 0 ? running : stores).map(({ id }) => id);
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { PublishWorkflow } from '#contracts/commands/orchestrator';
import type { BodyOf } from '#contracts/message';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { CLOCK } from '#service/tokens';
import { WorkflowRepository } from '../database/workflow.repository';
import { validateWorkflow } from '../engine/document/validate-workflow';
import { contentHash } from './content-hash';
import { settleRequest, type RequestOutcome } from './settle-request';

type Request = BodyOf<typeof PublishWorkflow>;

/** Makes the draft the version that new runs use; runs under way keep theirs. */
@Injectable()
export class PublishWorkflowUseCase {
  constructor(
    private readonly workflows: WorkflowRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(request: Request, message: MessageContext): Promise<void> {
    await message.once(async (tx) => {
      await settleRequest(tx, message, request.requestId, await this.publish(tx, request));
    });
  }

  private async publish(tx: Tx, { workflowId, expectedRevision, by }: Request): Promise<RequestOutcome> {
    const known = await this.workflows.lock(tx, workflowId);
    if (!known || known.draftRevision === null) {
      const detail = `There is no draft of ${workflowId}.`;
      return { refused: { status: 404, code: 'draft-not-found', title: 'No draft', detail } };
    }
    if (expectedRevision !== null && expectedRevision !== known.draftRevision) {
      const detail = `The draft stands at revision ${known.draftRevision}, not ${expectedRevision}.`;
      return { refused: { status: 412, code: 'revision-conflict', title: 'The draft has changed', detail } };
    }
    const validated = validateWorkflow(known.draft);
    if (!validated.ok) {
      return {
        refused: {
          status: 422,
          code: 'invalid-workflow',
          title: 'The draft cannot be published',
          detail: `${validated.error.length} faults were found.`,
          errors: validated.error,
        },
      };
    }
    const document = validated.value;
    const hash = contentHash(document);
    const current =
      known.publishedVersion === null
        ? undefined
        : await this.workflows.version(tx, workflowId, known.publishedVersion);
    if (current?.contentHash === hash) return { result: { workflowId, version: current.version } };
    const version = (known.publishedVersion ?? 0) + 1;
    await this.workflows.publish(tx, {
      workflowId,
      version,
      revision: known.draftRevision,
      document,
      contentHash: hash,
      publishedAt: this.clock.now(),
      publishedBy: by,
    });
    return { result: { workflowId, version } };
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { SaveWorkflowDraft } from '#contracts/commands/orchestrator';
import type { BodyOf } from '#contracts/message';
import { zodFaults } from '#mapping/document/zod-faults';
import type { DocumentFault } from '#mapping/fault';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { CLOCK } from '#service/tokens';
import { WorkflowRepository } from '../database/workflow.repository';
import { validateWorkflow } from '../engine/document/validate-workflow';
import { WorkflowDocumentSchema } from '../engine/document/workflow-document';
import { settleRequest, type RequestOutcome } from './settle-request';

type Request = BodyOf<typeof SaveWorkflowDraft>;

/**
 * Keeps a draft. Work in progress may have faults in its graph, which are told with the answer; what is no workflow document at all
 * cannot be drawn and is refused.
 */
@Injectable()
export class SaveDraft {
  constructor(
    private readonly workflows: WorkflowRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(request: Request, message: MessageContext): Promise<void> {
    await message.once(async (tx) => {
      await settleRequest(tx, message, request.requestId, await this.save(tx, request));
    });
  }

  private async save(tx: Tx, request: Request): Promise<RequestOutcome> {
    const { workflowId, document, expectedRevision } = request;
    const validated = validateWorkflow(document);
    const faults = validated.ok ? [] : validated.error;
    const shape = WorkflowDocumentSchema.safeParse(document);
    if (!shape.success) return invalid(faults.length > 0 ? faults : zodFaults(shape.error));
    if (shape.data.id !== workflowId) {
      const message = `The document calls itself ${shape.data.id}, not ${workflowId}`;
      return invalid([{ path: 'id', code: 'id-mismatch', message }]);
    }
    const known = await this.workflows.lock(tx, workflowId);
    const revision = known?.draftRevision ?? 0;
    if (expectedRevision !== null && expectedRevision !== revision) {
      return {
        refused: {
          status: 412,
          code: 'revision-conflict',
          title: 'The draft has changed',
          detail: `The draft stands at revision ${revision}, not ${expectedRevision}.`,
        },
      };
    }
    const draft = { workflowId, name: shape.data.name, document, revision: revision + 1 };
    await this.workflows.saveDraft(tx, draft, this.clock.now());
    return { result: { workflowId, revision: revision + 1, valid: validated.ok, errors: faults } };
  }
}

function invalid(errors: DocumentFault[]): RequestOutcome {
  return {
    refused: {
      status: 422,
      code: 'invalid-workflow',
      title: 'The document is no workflow',
      detail: `${errors.length} faults were found.`,
      errors,
    },
  };
}

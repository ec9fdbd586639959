import { Controller } from '@nestjs/common';
import {
  PublishWorkflow,
  ResolveApproval,
  RestartRun,
  SaveWorkflowDraft,
} from '#contracts/commands/orchestrator';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { ResolveApprovalUseCase } from '../resolve-approval/resolve-approval.use-case';
import { RestartRunUseCase } from '../restart-run/restart-run.use-case';
import { PublishWorkflowUseCase } from './publish-workflow.use-case';
import { SaveDraft } from './save-draft.use-case';

/** What operators do with workflows and runs. */
@Controller()
export class WorkflowsConsumer {
  constructor(
    private readonly saveDraft: SaveDraft,
    private readonly publishWorkflow: PublishWorkflowUseCase,
    private readonly resolveApproval: ResolveApprovalUseCase,
    private readonly restartRun: RestartRunUseCase,
  ) {}

  @Handles(SaveWorkflowDraft)
  async onSaveDraft(body: BodyOf<typeof SaveWorkflowDraft>, message: MessageContext): Promise<void> {
    await this.saveDraft.execute(body, message);
  }

  @Handles(PublishWorkflow)
  async onPublish(body: BodyOf<typeof PublishWorkflow>, message: MessageContext): Promise<void> {
    await this.publishWorkflow.execute(body, message);
  }

  @Handles(ResolveApproval)
  async onResolveApproval(body: BodyOf<typeof ResolveApproval>, message: MessageContext): Promise<void> {
    await this.resolveApproval.execute(body, message);
  }

  @Handles(RestartRun)
  async onRestart(body: BodyOf<typeof RestartRun>, message: MessageContext): Promise<void> {
    await this.restartRun.execute(body, message);
  }
}

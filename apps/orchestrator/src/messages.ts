import { MailPaymentLink } from '#contracts/commands/emails';
import {
  CancelCounterfactual,
  PostAlert,
  PublishWorkflow,
  ResolveApproval,
  RestartRun,
  SaveWorkflowDraft,
  SendEmail,
  StartCounterfactual,
} from '#contracts/commands/orchestrator';
import { SettleStep } from '#contracts/commands/settle-step';
import type { CommandDefinition, EventDefinition } from '#contracts/message';
import { workflowEvents } from './engine/document/message-catalog';

/** Every fact there is: any may start a workflow or be waited for. */
export const subscriptions: EventDefinition[] = [...workflowEvents];

export const commands: CommandDefinition[] = [
  SettleStep,
  SendEmail,
  MailPaymentLink,
  PostAlert,
  SaveWorkflowDraft,
  PublishWorkflow,
  ResolveApproval,
  RestartRun,
  StartCounterfactual,
  CancelCounterfactual,
];

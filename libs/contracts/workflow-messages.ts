import { z } from 'zod';
import {
  EraseCustomer,
  ImportCustomer,
  ResolveDuplicate,
  StartCustomerImport,
  SteerCustomerImport,
} from './commands/customers';
import { PostAlert } from './commands/orchestrator';
import { SettleStep } from './commands/settle-step';
import {
  CmsSyncProcessWebhook,
  PaymentsProcessWebhook,
  ReconciliationProcessWebhook,
} from './commands/webhooks';
import { ConfigurationApplied, RequestSettled, WebhookProcessed } from './events/platform';
import type { CommandDefinition, EventDefinition, MessageDefinition } from './message';

/** Facts between services that tell nothing about an order. */
const HOUSEKEEPING_EVENTS: ReadonlySet<EventDefinition> = new Set<EventDefinition>([
  ConfigurationApplied,
  RequestSettled,
  WebhookProcessed,
]);

/** Sent by a service or ordered by a person, though their bodies do not say so. */
const NOT_OF_WORKFLOWS: ReadonlySet<CommandDefinition> = new Set<CommandDefinition>([
  CmsSyncProcessWebhook,
  PaymentsProcessWebhook,
  ReconciliationProcessWebhook,
  PostAlert,
  SettleStep,
  EraseCustomer,
  ResolveDuplicate,
  StartCustomerImport,
  SteerCustomerImport,
  ImportCustomer,
]);

/** A body that names who asks, or must name the request it answers, is a person's: a document could write any name there. */
function isAPersons({ schema }: CommandDefinition): boolean {
  const shape = schema instanceof z.ZodObject ? (schema.shape as Record<string, z.ZodType>) : {};
  const { requestId } = shape;
  const answersRequest = requestId !== undefined && !requestId.safeParse(undefined).success;
  return answersRequest || 'actor' in shape || 'by' in shape;
}

/** Events a workflow can begin with or listen to. */
export const isWorkflowEvent = (event: EventDefinition): boolean => !HOUSEKEEPING_EVENTS.has(event);

/**
 * Commands a step may send. What the admin API does for a role, under a name, in the books or for a second person, is not among them: who may
 * write workflows may not do these.
 */
export const isWorkflowCommand = (command: CommandDefinition): boolean =>
  !NOT_OF_WORKFLOWS.has(command) && !isAPersons(command);

export const isForWorkflows = (message: MessageDefinition): boolean =>
  message.kind === 'event' ? isWorkflowEvent(message) : isWorkflowCommand(message);

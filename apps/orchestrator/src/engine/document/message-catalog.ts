import { allCommands, allEvents } from '#contracts/catalog';
import { SettleStep } from '#contracts/commands/settle-step';
import { ConfigurationApplied, RequestSettled, WebhookProcessed } from '#contracts/events/platform';
import type { CommandDefinition, EventDefinition } from '#contracts/message';

/** Housekeeping between services that tells nothing about an order: neither a trigger nor a thing to wait for. */
const HOUSEKEEPING: ReadonlySet<EventDefinition> = new Set<EventDefinition>([
  ConfigurationApplied,
  RequestSettled,
  WebhookProcessed,
]);

/** Events a workflow can start with or listen to, the highest version of each. */
export const workflowEvents: readonly EventDefinition[] = allEvents.filter(
  (event) => !HOUSEKEEPING.has(event),
);

const eventsByName = new Map(workflowEvents.map((event) => [event.name, event]));
const commandsByName = new Map(
  allCommands.filter((command) => command.name !== SettleStep.name).map((command) => [command.name, command]),
);

export const findEvent = (name: string): EventDefinition | undefined => eventsByName.get(name);
export const findCommand = (name: string): CommandDefinition | undefined => commandsByName.get(name);
/** Commands that a step may send. */
export const workflowCommands: readonly CommandDefinition[] = [...commandsByName.values()];

import { allCommands, allEvents } from '#contracts/catalog';
import type { CommandDefinition, EventDefinition } from '#contracts/message';
import { isWorkflowCommand, isWorkflowEvent } from '#contracts/workflow-messages';

/** Events a workflow can start with or listen to, the highest version of each. */
export const workflowEvents: readonly EventDefinition[] = allEvents.filter(isWorkflowEvent);

const eventsByName = new Map(workflowEvents.map((event) => [event.name, event]));
const commandsByName = new Map(
  allCommands.filter(isWorkflowCommand).map((command) => [command.name, command]),
);

export const findEvent = (name: string): EventDefinition | undefined => eventsByName.get(name);
export const findCommand = (name: string): CommandDefinition | undefined => commandsByName.get(name);
/** Commands that a step may send. */
export const workflowCommands: readonly CommandDefinition[] = [...commandsByName.values()];

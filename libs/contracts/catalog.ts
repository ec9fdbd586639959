import * as customerCommands from './commands/customers';
import * as erpCommands from './commands/erp';
import * as orchestratorCommands from './commands/orchestrator';
import * as orderCommands from './commands/orders';
import * as paymentCommands from './commands/payments';
import * as settleStepCommands from './commands/settle-step';
import * as webhookCommands from './commands/webhooks';
import * as bookEvents from './events/books';
import * as customerEvents from './events/customers';
import * as deadLetterEvents from './events/dead-letters';
import * as orderEvents from './events/orders';
import * as paymentEvents from './events/payments';
import * as platformEvents from './events/platform';
import * as workflowEvents from './events/workflows';
import type { CommandDefinition, EventDefinition, QueryDefinition } from './message';
import * as bookQueries from './queries/books';
import * as customerQueries from './queries/customers';
import * as orchestratorQueries from './queries/orchestrator';
import * as orderQueries from './queries/orders';
import * as paymentQueries from './queries/payments';

type AnyDefinition = EventDefinition | CommandDefinition | QueryDefinition;

const definitions: AnyDefinition[] = [
  orderEvents,
  paymentEvents,
  bookEvents,
  customerEvents,
  deadLetterEvents,
  platformEvents,
  workflowEvents,
  customerCommands,
  erpCommands,
  orchestratorCommands,
  orderCommands,
  paymentCommands,
  settleStepCommands,
  webhookCommands,
  bookQueries,
  customerQueries,
  orchestratorQueries,
  orderQueries,
  paymentQueries,
]
  .flatMap((module) => Object.values(module) as unknown[])
  .filter((value): value is AnyDefinition => typeof value === 'object' && value !== null && 'kind' in value);

const byName = (a: AnyDefinition, b: AnyDefinition): number => a.type.localeCompare(b.type);

/** Every message there is, found by looking through the contract files: a new one needs no entry here unless its file is new. */
export const allEvents = definitions.filter((d): d is EventDefinition => d.kind === 'event').sort(byName);
export const allCommands = definitions
  .filter((d): d is CommandDefinition => d.kind === 'command')
  .sort(byName);
export const allQueries = definitions.filter((d): d is QueryDefinition => d.kind === 'query').sort(byName);

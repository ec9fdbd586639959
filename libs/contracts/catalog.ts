import * as bankCommands from './commands/bank';
import * as bookCommands from './commands/books';
import * as customerCommands from './commands/customers';
import * as emailCommands from './commands/emails';
import * as erpCommands from './commands/erp';
import * as mappingComparisonCommands from './commands/mapping-comparisons';
import * as orchestratorCommands from './commands/orchestrator';
import * as orderCommands from './commands/orders';
import * as paymentCommands from './commands/payments';
import * as reconciliationCommands from './commands/reconciliation';
import * as renewalCommands from './commands/renewals';
import * as settleStepCommands from './commands/settle-step';
import * as webhookCommands from './commands/webhooks';
import * as bookEvents from './events/books';
import * as connectionSilenceEvents from './events/connection-silence';
import * as customerEvents from './events/customers';
import * as deadLetterEvents from './events/dead-letters';
import * as disputeEvents from './events/disputes';
import * as emailEvents from './events/emails';
import * as mappingDriftEvents from './events/mapping-drift';
import * as orderEvents from './events/orders';
import * as paymentEvents from './events/payments';
import * as payoutEvents from './events/payouts';
import * as platformEvents from './events/platform';
import * as renewalEvents from './events/renewals';
import * as reviewEvents from './events/reviews';
import * as subscriptionEvents from './events/subscriptions';
import * as webhookEndpointEvents from './events/webhook-endpoints';
import * as webhookGapEvents from './events/webhook-gaps';
import * as workflowEvents from './events/workflows';
import type { CommandDefinition, EventDefinition, QueryDefinition } from './message';
import * as bankQueries from './queries/bank';
import * as bookQueries from './queries/books';
import * as connectionQueries from './queries/connections';
import * as customerQueries from './queries/customers';
import * as erpDraftQueries from './queries/erp-drafts';
import * as figureQueries from './queries/figures';
import * as inspectionQueries from './queries/message-inspection';
import * as mappingComparisonQueries from './queries/mapping-comparisons';
import * as mappingShapeQueries from './queries/mapping-shapes';
import * as orchestratorQueries from './queries/orchestrator';
import * as orderSituationQueries from './queries/order-situation';
import * as orderFundsQueries from './queries/order-funds';
import * as orderSearchQueries from './queries/order-search';
import * as orderQueries from './queries/orders';
import * as paymentQueries from './queries/payments';
import * as periodQueries from './queries/periods';
import * as reconciliationQueries from './queries/reconciliation';

type AnyDefinition = EventDefinition | CommandDefinition | QueryDefinition;

const definitions: AnyDefinition[] = [
  orderEvents,
  paymentEvents,
  bookEvents,
  customerEvents,
  deadLetterEvents,
  disputeEvents,
  emailEvents,
  payoutEvents,
  renewalEvents,
  reviewEvents,
  subscriptionEvents,
  platformEvents,
  connectionSilenceEvents,
  mappingDriftEvents,
  webhookEndpointEvents,
  webhookGapEvents,
  workflowEvents,
  bankCommands,
  bookCommands,
  customerCommands,
  emailCommands,
  erpCommands,
  mappingComparisonCommands,
  orchestratorCommands,
  orderCommands,
  paymentCommands,
  reconciliationCommands,
  renewalCommands,
  settleStepCommands,
  webhookCommands,
  bankQueries,
  bookQueries,
  connectionQueries,
  customerQueries,
  erpDraftQueries,
  figureQueries,
  inspectionQueries,
  mappingComparisonQueries,
  mappingShapeQueries,
  orchestratorQueries,
  orderQueries,
  orderFundsQueries,
  orderSearchQueries,
  orderSituationQueries,
  paymentQueries,
  periodQueries,
  reconciliationQueries,
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

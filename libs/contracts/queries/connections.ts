import { z } from 'zod';
import { defineQuery, type ServiceName } from '../message';
import { IdSchema } from '../models/common';
import { ConnectionStateSchema, ConnectionTestSchema } from '../models/connection-state';

/** The services that call outside systems. */
export type ConnectionOwner = Exclude<ServiceName, 'gateway'>;

const TestRequestSchema = z.object({
  connectionId: IdSchema,
  /** The service waits a moment for this version, so that what was saved just now is what is tested. */
  configurationVersion: z.int().positive(),
});
const StatesSchema = z.object({ items: z.array(ConnectionStateSchema).max(1_000) });

const test = (service: ConnectionOwner) =>
  defineQuery(
    service,
    'test-connection',
    1,
    'Calls the outside system as the manifest says under "probe" and tells what came of it. Changes nothing there.',
    TestRequestSchema,
    ConnectionTestSchema,
  );
const states = (service: ConnectionOwner) =>
  defineQuery(
    service,
    'list-connection-states',
    1,
    'How the connections that this service has called stand.',
    z.object({}),
    StatesSchema,
  );

export const PaymentsTestConnection = test('payments');
export const CmsSyncTestConnection = test('cms-sync');
export const ReconciliationTestConnection = test('reconciliation');
export const OrchestratorTestConnection = test('orchestrator');
export const PaymentsListConnectionStates = states('payments');
export const CmsSyncListConnectionStates = states('cms-sync');
export const ReconciliationListConnectionStates = states('reconciliation');
export const OrchestratorListConnectionStates = states('orchestrator');

export const CONNECTION_QUERIES = {
  payments: { test: PaymentsTestConnection, states: PaymentsListConnectionStates },
  'cms-sync': { test: CmsSyncTestConnection, states: CmsSyncListConnectionStates },
  reconciliation: { test: ReconciliationTestConnection, states: ReconciliationListConnectionStates },
  orchestrator: { test: OrchestratorTestConnection, states: OrchestratorListConnectionStates },
} as const satisfies Record<ConnectionOwner, object>;

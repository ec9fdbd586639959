import type { ConnectorKind } from '#connectors/kit/manifest';
import type { ConnectionOwner } from '#contracts/queries/connections';

/** The service that calls systems of a kind. */
export const OWNERS = {
  payment: 'payments',
  commerce: 'cms-sync',
  crm: 'cms-sync',
  erp: 'reconciliation',
  mail: 'orchestrator',
} as const satisfies Record<ConnectorKind, ConnectionOwner>;

import { ActionNotes1795296100000 } from './action-notes.migration';
import { AdminTables1763000001100 } from './admin.migration';
import { MoneyApprovals1764200001000 } from './approvals.migration';
import { AuditByStore1763700002000 } from './audit.migration';
import { KnownPlaces1764200000000 } from './known-places.migration';
import { DeadLetterIssues1764300000000 } from './dead-letter-issues.migration';
import { MappingDecisions1764400000000 } from './mapping-decisions.migration';
import { MappingDrafts1795260001000 } from './mapping-drafts.migration';
import { MappingDrifts1795276000000 } from './mapping-drifts.migration';
import { MappingVersions1763700003000 } from './mappings.migration';
import { ProviderSessions1795263600000 } from './provider-sessions.migration';
import { SecretChanges1764201100000 } from './secret-changes.migration';
import { OidcAttempts1764200002000 } from './oidc.migration';
import { SessionTables1763700001000 } from './sessions.migration';
import { WebhookTables1763000001000 } from './webhooks.migration';
import { WebhookLog1795274100000 } from './webhook-log.migration';

export const migrations: Function[] = [
  WebhookTables1763000001000,
  AdminTables1763000001100,
  SessionTables1763700001000,
  AuditByStore1763700002000,
  MappingVersions1763700003000,
  KnownPlaces1764200000000,
  MoneyApprovals1764200001000,
  OidcAttempts1764200002000,
  SecretChanges1764201100000,
  DeadLetterIssues1764300000000,
  MappingDecisions1764400000000,
  MappingDrafts1795260001000,
  ProviderSessions1795263600000,
  WebhookLog1795274100000,
  MappingDrifts1795276000000,
  ActionNotes1795296100000,
];

import { Module, type OnApplicationShutdown } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { Pool } from 'pg';
import { connectors } from '#connectors/registry';
import { Courier } from '#messaging/outbox/courier';
import { Relay } from '#messaging/outbox/relay';
import { Database } from '#platform/database/database';
import { openPool } from '#platform/database/open-pool';
import type { Logger } from '#platform/logging/logger';
import { Vault } from '#platform/vault/vault';
import { ConfigurationRepository } from '#service/configuration/configuration.repository';
import { LOGGER, SERVICE_CONFIG } from '#service/tokens';
import { ApprovalRepository } from './approvals/approval.repository';
import { ApprovalsController } from './approvals/approvals.controller';
import { DecideApproval } from './approvals/decide-approval.use-case';
import { PersonBehind } from './approvals/person-behind';
import { RunMoneyAction } from './approvals/run-money-action.use-case';
import { AuditLog } from './audit/audit-log';
import { AuditController } from './audit/audit.controller';
import { AuditRepository } from './audit/audit.repository';
import { ApiTokenRepository } from './auth/api-token.repository';
import { AuthGuard } from './auth/auth.guard';
import { BookingExceptionsController } from './books/booking-exceptions.controller';
import { EvidenceController } from './evidence/evidence.controller';
import { EvidenceKey } from './evidence/evidence-key';
import { PeriodsController } from './books/periods.controller';
import { BooksController } from './books/books.controller';
import { CorrectBooksController } from './books/correct-books.controller';
import type { GatewayConfig } from './config';
import { ApplyConfiguration } from './configuration/apply-configuration.use-case';
import { ConfigurationFile } from './configuration/configuration-file';
import { ConfigurationVersionRepository } from './configuration/configuration-version.repository';
import { EditConfiguration } from './configuration/edit-configuration.use-case';
import { SecretChangeRepository } from './configuration/secret-change.repository';
import { ConnectionSecretsController } from './connections/connection-secrets.controller';
import { ConnectionStatesController } from './connections/connection-states.controller';
import { ConnectionsController } from './connections/connections.controller';
import { EditConnection } from './connections/edit-connection.use-case';
import { LastWebhooks } from './connections/last-webhooks';
import { ReadConnections } from './connections/read-connections';
import { TestConnectionController } from './connections/test-connection.controller';
import { ConnectorsController } from './connectors/connectors.controller';
import { EditStore } from './stores/edit-store.use-case';
import { StoresController } from './stores/stores.controller';
import { ConfigurationController } from './configuration/configuration.controller';
import { KnownWorkflows } from './configuration/known-workflows';
import { CustomersController } from './customers/customers.controller';
import { CustomerImportsController } from './customers/imports.controller';
import { DuplicatesController } from './customers/duplicates.controller';
import { CustomerSupport } from './customers/customer-support';
import { GetCustomerView } from './customers/get-customer-view.use-case';
import { DeadLetterRepository } from './dead-letters/dead-letter.repository';
import { ReplayRepository } from './dead-letters/bulk-replay/replay.repository';
import { ReplaysController } from './dead-letters/bulk-replay/replays.controller';
import { RunReplays } from './dead-letters/bulk-replay/run-replays.use-case';
import { DeadLettersController } from './dead-letters/dead-letters.controller';
import { IndexDeadLettersConsumer } from './dead-letters/index-dead-letters.consumer';
import { FollowIssue } from './dead-letters/issues/follow-issue';
import { GroupOlderLetters } from './dead-letters/issues/group-older-letters';
import { IssueRepository } from './dead-letters/issues/issue.repository';
import { CorrectionsController } from './dead-letters/corrections/corrections.controller';
import { FindCorrections } from './dead-letters/corrections/find-corrections';
import { FindDeadLetter } from './dead-letters/find-dead-letter';
import { IssuesController } from './dead-letters/issues/issues.controller';
import { FiguresController } from './figures/figures.controller';
import { ServiceFiguresController } from './figures/service-figures.controller';
import { Housekeeping } from './housekeeping';
import { MappingsController } from './mappings/mappings.controller';
import { ModelAdvisor } from './mappings/advice/model-advisor';
import { DecideSuggestion } from './mappings/decide-suggestion.use-case';
import { MappingDecisionRepository } from './mappings/mapping-decision.repository';
import { MappingComparisonsController } from './mappings/mapping-comparisons.controller';
import { MappingDriftController } from './mappings/drift/mapping-drift.controller';
import { MappingDriftRepository } from './mappings/drift/mapping-drift.repository';
import { ReadDrift } from './mappings/drift/read-drift';
import { WatchDrift } from './mappings/drift/watch-drift.use-case';
import { MappingDraftRepository } from './mappings/mapping-draft.repository';
import { MappingDraftsController } from './mappings/mapping-drafts.controller';
import { SaveMappingDraft } from './mappings/save-mapping-draft.use-case';
import { MappingVersionRepository } from './mappings/mapping-version.repository';
import { OverrideMapping } from './mappings/override-mapping.use-case';
import { PublishMappingController } from './mappings/publish-mapping.controller';
import { PublishMapping } from './mappings/publish-mapping.use-case';
import { ShippedMappings } from './mappings/shipped-mappings';
import { ExplainOrder } from './orders/explain/explain-order.use-case';
import { BackChannelLogoutController } from './oidc/logout/back-channel-logout.controller';
import { LogOutByProvider } from './oidc/logout/log-out-by-provider.use-case';
import { ProviderKeys } from './oidc/logout/provider-keys';
import { UsedLogoutRepository } from './oidc/logout/used-logout.repository';
import { OidcAttemptRepository } from './oidc/oidc-attempt.repository';
import { OidcController } from './oidc/oidc.controller';
import { OidcProvider } from './oidc/oidc-provider';
import { SignInByOidc } from './oidc/sign-in-by-oidc.use-case';
import { GetOrderDetail } from './orders/get-order.use-case';
import { OrdersController } from './orders/orders.controller';
import { PlanSendAgain } from './orders/send-again/plan-send-again';
import { SendAgainController } from './orders/send-again/send-again.controller';
import { SendAgain } from './orders/send-again/send-again.use-case';
import { SearchOrders } from './orders/search/search-orders.use-case';
import { PayController } from './pay/pay.controller';
import { FindPayment } from './payments/find-payment';
import { PaymentsController } from './payments/payments.controller';
import { PreviewMoneyActionController } from './payments/preview-money-action.controller';
import { ActionRequestRepository } from './requests/action-request.repository';
import { LinkAllowance } from './orders/payment-link/link-allowance';
import { MailThePaymentLink } from './orders/payment-link/mail-payment-link.use-case';
import { PaymentLinkController } from './orders/payment-link/payment-link.controller';
import { PlanPaymentLink } from './orders/payment-link/plan-payment-link';
import { OfferedActions } from './workflows/actions/offered-actions';
import { WorkflowActionsController } from './workflows/actions/workflow-actions.controller';
import { PublishDraft } from './workflows/publish-workflow.use-case';
import { RunAction } from './requests/run-action.use-case';
import { SettleRequestConsumer } from './requests/settle-request.consumer';
import { Settlements } from './requests/settlements';
import { EventTap } from './stream/event-tap';
import { AccountRepository } from './session/account.repository';
import { AccountsController } from './session/accounts.controller';
import { BankLinesController } from './reconciliation/bank-lines.controller';
import { BankStatementsController } from './reconciliation/bank-statements.controller';
import { ExportsController } from './reconciliation/exports.controller';
import { ControlTotalsController } from './reconciliation/control-totals.controller';
import { ExceptionsController } from './reconciliation/exceptions.controller';
import { PayoutsController } from './reconciliation/payouts.controller';
import { KnownPlacesRepository } from './session/known-places.repository';
import { SessionController } from './session/session.controller';
import { SessionRepository } from './session/session.repository';
import { Sessions } from './session/sessions';
import { SignIn } from './session/sign-in.use-case';
import { StreamController } from './stream/stream.controller';
import { ACCEPT_POOL, CONNECTOR_REGISTRY } from './tokens';
import { TokensController } from './tokens/tokens.controller';
import { AcceptFirst, MOST_STATEMENTS } from './webhooks/accept/accept-first';
import { AcceptBatcher } from './webhooks/accept/accept-batcher';
import { AcceptWebhook } from './webhooks/accept/accept-webhook.use-case';
import { WebhookWatch } from './webhooks/accept/webhook-watch';
import { ReplayWebhook } from './webhooks/log/replay-webhook.use-case';
import { WebhookEndpointController } from './webhook-endpoint/webhook-endpoint.controller';
import { WebhookEventsController } from './webhooks/log/webhook-events.controller';
import { WebhookLogRepository } from './webhooks/log/webhook-log.repository';
import { RejectedWebhooks } from './webhooks/reject/rejected-webhooks';
import { SettleWebhookConsumer } from './webhooks/settle/settle-webhook.consumer';
import { SettleWebhooks } from './webhooks/settle/settle-webhooks';
import { WebhookConnections } from './webhooks/webhook-connections';
import { CounterfactualErpDocumentsController } from './workflows/counterfactual-erp-documents.controller';
import { CounterfactualsController } from './workflows/counterfactuals.controller';
import { TryStepController } from './workflows/try-step.controller';
import { TwinController } from './workflows/twin.controller';
import { WorkflowMessagesController } from './workflows/workflow-messages.controller';
import { WorkflowRunsController } from './workflows/workflow-runs.controller';
import { WorkflowsController } from './workflows/workflows.controller';

/** A webhook is answered within this time, stored or not. */
const ACCEPT_TIMEOUT_MS = 1_800;

class AcceptPoolCloser implements OnApplicationShutdown {
  constructor(private readonly pool: Pool) {}

  onApplicationShutdown(): Promise<void> {
    return this.pool.end();
  }
}

@Module({
  controllers: [
    AccountsController,
    ApprovalsController,
    AuditController,
    BackChannelLogoutController,
    BankLinesController,
    BankStatementsController,
    ExportsController,
    BookingExceptionsController,
    BooksController,
    PeriodsController,
    EvidenceController,
    CorrectBooksController,
    ConfigurationController,
    ConnectionSecretsController,
    ConnectionStatesController,
    ConnectionsController,
    ConnectorsController,
    StoresController,
    TestConnectionController,
    CustomerImportsController,
    CustomersController,
    CorrectionsController,
    DeadLettersController,
    DuplicatesController,
    FiguresController,
    ServiceFiguresController,
    IndexDeadLettersConsumer,
    IssuesController,
    ReplaysController,
    MappingComparisonsController,
    MappingDriftController,
    MappingDraftsController,
    MappingsController,
    OidcController,
    OrdersController,
    SendAgainController,
    PaymentLinkController,
    PayController,
    PaymentsController,
    PreviewMoneyActionController,
    PayoutsController,
    ControlTotalsController,
    CounterfactualErpDocumentsController,
    CounterfactualsController,
    TryStepController,
    TwinController,
    ExceptionsController,
    PublishMappingController,
    SessionController,
    SettleRequestConsumer,
    SettleWebhookConsumer,
    StreamController,
    TokensController,
    WebhookEndpointController,
    WebhookEventsController,
    WorkflowMessagesController,
    WorkflowActionsController,
    WorkflowRunsController,
    WorkflowsController,
  ],
  providers: [
    SettleWebhooks,
    EvidenceKey,
    { provide: APP_GUARD, useClass: AuthGuard },
    { provide: CONNECTOR_REGISTRY, useValue: connectors },
    {
      provide: ACCEPT_POOL,
      inject: [SERVICE_CONFIG],
      useFactory: (config: GatewayConfig) =>
        openPool({
          url: config.DATABASE_URL,
          schema: config.DATABASE_SCHEMA,
          poolSize: MOST_STATEMENTS,
          applicationName: 'tillbridge gateway webhooks',
          queryTimeoutMs: ACCEPT_TIMEOUT_MS,
        }),
    },
    {
      provide: AcceptPoolCloser,
      inject: [ACCEPT_POOL],
      useFactory: (pool: Pool) => new AcceptPoolCloser(pool),
    },
    {
      provide: AcceptFirst,
      inject: [Relay, Courier],
      useFactory: (relay: Relay, courier: Courier) => {
        const acceptFirst = new AcceptFirst(() => relay.wake(), courier);
        relay.yieldTo(() => acceptFirst.crowded());
        return acceptFirst;
      },
    },
    {
      provide: AcceptBatcher,
      inject: [ACCEPT_POOL, AcceptFirst, LOGGER],
      useFactory: (pool: Pool, acceptFirst: AcceptFirst, logger: Logger) =>
        new AcceptBatcher(pool, {
          arrived: (waiting) => acceptFirst.arrived(waiting),
          mostStatements: () => acceptFirst.mostStatements(),
          leaseSeconds: () => acceptFirst.leaseSeconds(),
          committed: (leased) => acceptFirst.committed(leased),
          failed: (error, count) => logger.error({ err: error, count }, 'Webhooks could not be stored'),
        }),
    },
    {
      provide: RejectedWebhooks,
      inject: [Database, Vault, LOGGER, SERVICE_CONFIG],
      useFactory: (database: Database, vault: Vault, logger: Logger, config: GatewayConfig) =>
        new RejectedWebhooks(database, vault, logger, {
          perMinute: config.REJECTED_PER_MINUTE,
          cap: config.REJECTED_CAP,
          retentionDays: config.REJECTED_RETENTION_DAYS,
        }),
    },
    {
      provide: EventTap,
      inject: [SERVICE_CONFIG, LOGGER],
      useFactory: (config: GatewayConfig, logger: Logger) =>
        new EventTap(config.RABBITMQ_URL, config.TOPOLOGY_PREFIX, logger),
    },
    {
      provide: ConfigurationRepository,
      inject: [Database],
      useFactory: (database: Database) => new ConfigurationRepository(database),
    },
    AcceptWebhook,
    AccountRepository,
    ActionRequestRepository,
    ApiTokenRepository,
    ApplyConfiguration,
    ApprovalRepository,
    AuditLog,
    AuditRepository,
    ConfigurationFile,
    EditConfiguration,
    EditConnection,
    EditStore,
    LastWebhooks,
    ReadConnections,
    ReadDrift,
    SecretChangeRepository,
    ConfigurationVersionRepository,
    DeadLetterRepository,
    FindCorrections,
    FindDeadLetter,
    FindPayment,
    FollowIssue,
    GroupOlderLetters,
    IssueRepository,
    ReplayRepository,
    RunReplays,
    DecideApproval,
    CustomerSupport,
    GetCustomerView,
    ExplainOrder,
    GetOrderDetail,
    Housekeeping,
    KnownPlacesRepository,
    KnownWorkflows,
    DecideSuggestion,
    MappingDecisionRepository,
    MappingDriftRepository,
    MappingVersionRepository,
    LogOutByProvider,
    OidcAttemptRepository,
    OidcProvider,
    ProviderKeys,
    UsedLogoutRepository,
    OverrideMapping,
    PersonBehind,
    PlanSendAgain,
    PublishMapping,
    ReplayWebhook,
    RunAction,
    PublishDraft,
    OfferedActions,
    LinkAllowance,
    MailThePaymentLink,
    PlanPaymentLink,
    RunMoneyAction,
    ModelAdvisor,
    MappingDraftRepository,
    SaveMappingDraft,
    SearchOrders,
    SendAgain,
    SessionRepository,
    Sessions,
    Settlements,
    ShippedMappings,
    SignIn,
    SignInByOidc,
    WebhookConnections,
    WebhookLogRepository,
    WebhookWatch,
    WatchDrift,
  ],
})
export class AppModule {}

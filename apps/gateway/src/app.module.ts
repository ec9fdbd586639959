import { Module, type OnApplicationShutdown } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import type { Pool } from 'pg';
import { connectors } from '#connectors/registry';
import { Relay } from '#messaging/outbox/relay';
import { Database } from '#platform/database/database';
import { openPool } from '#platform/database/open-pool';
import type { Logger } from '#platform/logging/logger';
import { Vault } from '#platform/vault/vault';
import { ConfigurationRepository } from '#service/configuration/configuration.repository';
import { LOGGER, SERVICE_CONFIG } from '#service/tokens';
import { AuditLog } from './audit/audit-log';
import { ApiTokenRepository } from './auth/api-token.repository';
import { AuthGuard } from './auth/auth.guard';
import { BooksController } from './books/books.controller';
import type { GatewayConfig } from './config';
import { ApplyConfiguration } from './configuration/apply-configuration.use-case';
import { ConfigurationFile } from './configuration/configuration-file';
import { ConfigurationVersionRepository } from './configuration/configuration-version.repository';
import { ConfigurationController } from './configuration/configuration.controller';
import { CustomersController } from './customers/customers.controller';
import { DuplicatesController } from './customers/duplicates.controller';
import { GetCustomerView } from './customers/get-customer-view.use-case';
import { DeadLetterRepository } from './dead-letters/dead-letter.repository';
import { DeadLettersController } from './dead-letters/dead-letters.controller';
import { IndexDeadLettersConsumer } from './dead-letters/index-dead-letters.consumer';
import { Housekeeping } from './housekeeping';
import { GetOrderDetail } from './orders/get-order.use-case';
import { OrdersController } from './orders/orders.controller';
import { PayController } from './pay/pay.controller';
import { PaymentsController } from './payments/payments.controller';
import { ActionRequestRepository } from './requests/action-request.repository';
import { RunAction } from './requests/run-action.use-case';
import { SettleRequestConsumer } from './requests/settle-request.consumer';
import { Settlements } from './requests/settlements';
import { EventTap } from './stream/event-tap';
import { StreamController } from './stream/stream.controller';
import { ACCEPT_POOL, CONNECTOR_REGISTRY } from './tokens';
import { TokensController } from './tokens/tokens.controller';
import { AcceptFirst } from './webhooks/accept/accept-first';
import { AcceptBatcher } from './webhooks/accept/accept-batcher';
import { AcceptWebhook } from './webhooks/accept/accept-webhook.use-case';
import { ReplayWebhook } from './webhooks/log/replay-webhook.use-case';
import { WebhookEventsController } from './webhooks/log/webhook-events.controller';
import { WebhookLogRepository } from './webhooks/log/webhook-log.repository';
import { RejectedWebhooks } from './webhooks/reject/rejected-webhooks';
import { SettleWebhookConsumer } from './webhooks/settle/settle-webhook.consumer';
import { WebhookConnections } from './webhooks/webhook-connections';
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
    BooksController,
    ConfigurationController,
    CustomersController,
    DeadLettersController,
    DuplicatesController,
    IndexDeadLettersConsumer,
    OrdersController,
    PayController,
    PaymentsController,
    SettleRequestConsumer,
    SettleWebhookConsumer,
    StreamController,
    TokensController,
    WebhookEventsController,
    WorkflowRunsController,
    WorkflowsController,
  ],
  providers: [
    { provide: APP_GUARD, useClass: AuthGuard },
    { provide: CONNECTOR_REGISTRY, useValue: connectors },
    {
      provide: ACCEPT_POOL,
      inject: [SERVICE_CONFIG],
      useFactory: (config: GatewayConfig) =>
        openPool({
          url: config.DATABASE_URL,
          schema: config.DATABASE_SCHEMA,
          poolSize: 2,
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
      inject: [Relay],
      useFactory: (relay: Relay) => {
        const acceptFirst = new AcceptFirst(() => relay.wake());
        relay.yieldTo(() => acceptFirst.crowded());
        return acceptFirst;
      },
    },
    {
      provide: AcceptBatcher,
      inject: [ACCEPT_POOL, AcceptFirst, LOGGER],
      useFactory: (pool: Pool, acceptFirst: AcceptFirst, logger: Logger) =>
        new AcceptBatcher(pool, {
          committed: (count) => acceptFirst.committed(count),
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
    ActionRequestRepository,
    ApiTokenRepository,
    ApplyConfiguration,
    AuditLog,
    ConfigurationFile,
    ConfigurationVersionRepository,
    DeadLetterRepository,
    GetCustomerView,
    GetOrderDetail,
    Housekeeping,
    ReplayWebhook,
    RunAction,
    Settlements,
    WebhookConnections,
    WebhookLogRepository,
  ],
})
export class AppModule {}

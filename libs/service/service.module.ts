import { Module, type DynamicModule } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { connectors } from '#connectors/registry';
import { ConfigurationApplied } from '#contracts/events/platform';
import type { CommandDefinition, EventDefinition } from '#contracts/message';
import { MessagingModule } from '#messaging/messaging.module';
import { Outbox } from '#messaging/outbox/outbox';
import { MessagingStatus } from '#messaging/status';
import { systemClock, type Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { Metrics } from '#platform/metrics/metrics';
import { Vault } from '#platform/vault/vault';
import { ConfigurationCopy } from './configuration/configuration-copy';
import { ConfigurationRefresher } from './configuration/configuration-refresher';
import { ConfigurationConsumer } from './configuration/configuration.consumer';
import { ConfigurationRepository } from './configuration/configuration.repository';
import { connectionTestConsumers } from './connection-tests/connection-tests.consumer';
import { TestConnection } from './connection-tests/test-connection';
import { ConnectionStateRepository } from './connectors/connection-state.repository';
import { ConnectionWatch, type CallListener } from './connectors/connection-watch';
import { Connectors, type ConnectorRegistry } from './connectors/connectors';
import { CoreModule, type CoreOptions } from './core.module';
import { KeepFigures } from './figures/keep-figures';
import { serviceFiguresAnswerer } from './figures/service-figures.answerer';
import { HealthController } from './health/health.controller';
import { READY_WITHOUT_BROKER } from './health/readiness';
import { registerRuntimeMetrics } from './health/runtime-metrics';
import { CLOCK } from './tokens';
import { countMessages, showBrokerConnection } from './observability/message-metrics';
import { watchOutsideCalls } from './observability/outside-calls';
import { ServiceTracer } from './observability/tracing';

export interface ServiceOptions extends CoreOptions {
  /** Events the service takes besides `configuration.applied`. */
  readonly subscriptions: readonly EventDefinition[];
  /** Commands it carries out: each needs a handler. */
  readonly commands?: readonly CommandDefinition[];
  /** Other connectors than the registry's, for tests. */
  readonly connectors?: ConnectorRegistry;
  readonly readyWithoutBroker?: boolean;
}

/** What every service does alike. Imported once, at the root; everything it exports can be injected everywhere. */
@Module({})
export class ServiceModule {
  static forService(options: ServiceOptions): DynamicModule {
    const { service, config, logger } = options;
    return {
      module: ServiceModule,
      global: true,
      imports: [
        CoreModule.forService(options),
        MessagingModule.forServiceAsync({
          inject: [Database, Metrics, ServiceTracer, KeepFigures],
          useFactory: ((
            database: Database,
            metrics: Metrics,
            tracer: ServiceTracer,
            figures: KeepFigures,
          ) => ({
            service,
            database,
            logger,
            url: config.RABBITMQ_URL,
            prefix: config.TOPOLOGY_PREFIX,
            subscriptions: subscriptionsOf(options.subscriptions),
            commands: options.commands ?? [],
            drainMs: config.DRAIN_TIMEOUT_MS,
            tracer,
            onHandled: both(countMessages(metrics), figures.handled),
            ...(config.RETRY_DELAYS_MS === undefined ? {} : { retryDelaysMs: config.RETRY_DELAYS_MS }),
          })) as never,
        }),
        TerminusModule.forRoot({ logger: false }),
      ],
      controllers: [
        ConfigurationConsumer,
        HealthController,
        ...connectionTestConsumers(service),
        serviceFiguresAnswerer(service),
      ],
      providers: [
        { provide: READY_WITHOUT_BROKER, useValue: options.readyWithoutBroker ?? false },
        {
          provide: ConfigurationRepository,
          inject: [Database],
          useFactory: (database: Database) => new ConfigurationRepository(database),
        },
        {
          provide: ConfigurationCopy,
          inject: [ConfigurationRepository, Vault],
          useFactory: (repository: ConfigurationRepository, vault: Vault) =>
            new ConfigurationCopy(repository, vault),
        },
        {
          provide: ConfigurationRefresher,
          inject: [ConfigurationCopy],
          useFactory: (copy: ConfigurationCopy) => new ConfigurationRefresher(copy, logger),
        },
        {
          provide: Connectors,
          inject: [Database, Outbox, ConfigurationCopy, Metrics, ServiceTracer, KeepFigures],
          useFactory: (
            database: Database,
            outbox: Outbox,
            copy: ConfigurationCopy,
            metrics: Metrics,
            tracer: ServiceTracer,
            figures: KeepFigures,
          ) => {
            const called = both(watchOutsideCalls(metrics, tracer), figures.called);
            return connectorsOf(options, database, outbox, copy, called);
          },
        },
        {
          provide: TestConnection,
          inject: [ConfigurationCopy, Connectors, CLOCK],
          useFactory: (copy: ConfigurationCopy, opened: Connectors, clock: Clock) =>
            new TestConnection(copy, opened, clock),
        },
        {
          provide: 'RuntimeMetrics',
          inject: [Metrics, Database, MessagingStatus],
          useFactory: (metrics: Metrics, database: Database, status: MessagingStatus) => {
            registerRuntimeMetrics(metrics, database);
            showBrokerConnection(metrics, status);
          },
        },
      ],
      exports: [ConfigurationCopy, Connectors],
    };
  }
}

const both =
  <T>(one: (event: T) => void, other: (event: T) => void) =>
  (event: T): void => {
    one(event);
    other(event);
  };

/** Every service keeps its own copy of the configuration. */
export function subscriptionsOf(own: readonly EventDefinition[]): EventDefinition[] {
  return [...new Set<EventDefinition>([ConfigurationApplied, ...own])];
}

function connectorsOf(
  options: ServiceOptions,
  database: Database,
  outbox: Outbox,
  copy: ConfigurationCopy,
  called: CallListener,
): Connectors {
  const clock = options.clock ?? systemClock;
  const { config, logger, service } = options;
  const watch = new ConnectionWatch(database, outbox, new ConnectionStateRepository(), clock, logger, {
    service,
    degradedAfterFailures: config.DEGRADED_AFTER_FAILURES,
    degradedAfterMs: config.DEGRADED_AFTER_MS,
    called,
  });
  return new Connectors(options.connectors ?? connectors, copy, watch, { clock, logger });
}

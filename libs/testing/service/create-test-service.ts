import { randomBytes } from 'node:crypto';
import type { DynamicModule, Type } from '@nestjs/common';
import type { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import type { z } from 'zod';
import { ConfigurationApplied } from '#contracts/events/platform';
import type {
  BodyOf,
  CommandDefinition,
  EventDefinition,
  MessageDefinition,
  QueryDefinition,
  ResponseOf,
  ServiceName,
} from '#contracts/message';
import { buildOutboxRow, type PublishOptions } from '#messaging/outbox/outbox';
import { exchangeName } from '#messaging/topology/names';
import { QueryClient } from '#messaging/query-client';
import { VirtualClock } from '#platform/clock/virtual-clock';
import { Database } from '#platform/database/database';
import { silentLogger, type Logger } from '#platform/logging/logger';
import { Metrics } from '#platform/metrics/metrics';
import { Vault } from '#platform/vault/vault';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import type { ConnectorRegistry } from '#service/connectors/connectors';
import { createApp } from '#service/create-app';
import type { ServiceConfig } from '#service/service-config';
import { serviceMigrations } from '#service/service-migrations';
import { subscriptionsOf } from '#service/service.module';
import { BrokerProbe, type SeenMessage } from '../broker/broker-probe';
import { createTestTopology, TEST_RETRY_DELAYS_MS } from '../broker/test-topology';
import { testConfig } from '../config';
import { createTestDatabase } from '../postgres/test-database';
import { waitFor } from '../wait-for';
import { isQuiet } from './quiet';
import { sealConfiguration, type PlainConfiguration } from './test-configuration';

/** A test's question is no measure of speed either. */
const ANSWER_WITHIN_MS = 10_000;

export interface TestServiceOptions {
  readonly service: ServiceName;
  readonly module: Type | DynamicModule;
  readonly subscriptions: readonly EventDefinition[];
  readonly commands?: readonly CommandDefinition[];
  /** The app's own migration classes. */
  readonly migrations: readonly Function[];
  /** Applied before the service takes its first message; none when left out. */
  readonly configuration?: PlainConfiguration;
  /** The app's own variables, and others than the test's usual ones. */
  readonly config?: Readonly<Record<string, unknown>>;
  readonly clock?: VirtualClock;
  readonly connectors?: ConnectorRegistry;
  readonly logger?: Logger;
  readonly adapter?: FastifyAdapter;
  /** As `runService` does it. */
  readonly prepare?: (app: NestFastifyApplication) => void | Promise<void>;
  readonly readyWithoutBroker?: boolean;
  /** Lets periodic work run by itself; otherwise call it with `runNow`. */
  readonly timers?: boolean;
  /** Other services whose queues must exist, since the service sends to them. */
  readonly neighbours?: Partial<Record<ServiceName, readonly EventDefinition[]>>;
  readonly brokerUrl?: string;
  readonly databaseAdminUrl?: string;
  readonly retryDelaysMs?: readonly number[];
}

export interface TestService {
  readonly app: NestFastifyApplication;
  readonly database: Database;
  readonly databaseUrl: string;
  readonly clock: VirtualClock;
  readonly config: ServiceConfig;
  readonly prefix: string;
  readonly vault: Vault;
  readonly probe: BrokerProbe;
  /** Sends an event or a command to the service as another service would; answers the message id. */
  publish<D extends MessageDefinition>(
    definition: D,
    body: z.input<D['schema']>,
    options?: PublishOptions,
  ): Promise<string>;
  /** Bodies of what was published since the start, oldest first, each message once; own sendings of the test included. */
  published<D extends MessageDefinition>(definition: D): Array<BodyOf<D>>;
  /** With properties and headers, each as often as it was sent: a courier that heard no confirmation sends again. */
  seen(definition: MessageDefinition): SeenMessage[];
  waitFor: typeof waitFor;
  /** Waits until every message for the service has come to its end and everything it published has been seen. */
  quiet(): Promise<void>;
  ask<Q extends QueryDefinition>(definition: Q, request: z.input<Q['schema']>): Promise<ResponseOf<Q>>;
  /** Applies another configuration and waits until the service has it. */
  configure(configuration: PlainConfiguration): Promise<void>;
  close(): Promise<void>;
}

/** A service on a database and a topology of its own, on the real PostgreSQL and the real broker. */
export async function createTestService(options: TestServiceOptions): Promise<TestService> {
  const clock = options.clock ?? new VirtualClock();
  const brokerUrl = options.brokerUrl ?? testConfig.brokerUrl;
  const retryDelaysMs = options.retryDelaysMs ?? TEST_RETRY_DELAYS_MS;
  const encryptionKey = randomBytes(32).toString('base64');
  const vault = Vault.fromText(encryptionKey);

  const testDatabase = await createTestDatabase({
    migrations: [...serviceMigrations, ...options.migrations],
    ...(options.databaseAdminUrl === undefined ? {} : { adminUrl: options.databaseAdminUrl }),
  });
  const topology = await createTestTopology(
    { ...options.neighbours, [options.service]: subscriptionsOf(options.subscriptions) },
    { url: brokerUrl, retryDelaysMs },
  );
  const config = {
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: 0,
    DATABASE_URL: testDatabase.url,
    DATABASE_SCHEMA: 'public',
    DATABASE_POOL_SIZE: 8,
    RABBITMQ_URL: brokerUrl,
    TOPOLOGY_PREFIX: topology.prefix,
    ENCRYPTION_KEY: encryptionKey,
    LOG_LEVEL: 'silent',
    PUBLIC_URL: 'http://gateway.test',
    FAILPOINT: undefined,
    RETRY_DELAYS_MS: [...retryDelaysMs],
    DEGRADED_AFTER_FAILURES: 5,
    DEGRADED_AFTER_MS: 0,
    DRAIN_TIMEOUT_MS: 5_000,
    ...options.config,
  } satisfies ServiceConfig as ServiceConfig;
  const probe = await BrokerProbe.open(topology.prefix, brokerUrl);
  const takes = [...subscriptionsOf(options.subscriptions), ...(options.commands ?? [])];
  const app = await createApp({
    service: options.service,
    module: options.module,
    subscriptions: options.subscriptions,
    commands: options.commands ?? [],
    config,
    clock,
    timers: options.timers ?? false,
    logger: options.logger ?? silentLogger,
    ...(options.connectors === undefined ? {} : { connectors: options.connectors }),
    ...(options.adapter === undefined ? {} : { adapter: options.adapter }),
    ...(options.readyWithoutBroker === undefined ? {} : { readyWithoutBroker: options.readyWithoutBroker }),
  });
  await options.prepare?.(app);
  const copy = app.get(ConfigurationCopy);
  if (options.configuration) copy.adopt(sealConfiguration(options.configuration, vault, 1));
  await app.startAllMicroservices();
  await app.listen(0, '127.0.0.1');

  const publish: TestService['publish'] = async (definition, body, publishOptions) => {
    const row = buildOutboxRow(definition, body, publishOptions);
    await probe.send(exchangeName(topology.prefix, row.exchange), row.routing_key, Buffer.from(row.body), {
      type: row.type,
      messageId: row.message_id,
      contentType: 'application/json',
      timestamp: Math.floor(Date.now() / 1000),
      headers: JSON.parse(row.headers) as Record<string, string>,
      ...(row.correlation_id === null ? {} : { correlationId: row.correlation_id }),
    });
    return row.message_id;
  };

  return {
    app,
    database: app.get(Database),
    databaseUrl: testDatabase.url,
    clock,
    config,
    prefix: topology.prefix,
    vault,
    probe,
    publish,
    published: <D extends MessageDefinition>(definition: D) =>
      onceEach(probe.ofType(definition.type)).map((message) => message.body as BodyOf<D>),
    seen: (definition) => probe.ofType(definition.type),
    waitFor,
    quiet: async () => {
      const watched = { database: app.get(Database), metrics: app.get(Metrics), probe, takes };
      await waitFor(() => isQuiet(watched), { what: `${options.service} to be quiet` });
    },
    ask: (definition, request) =>
      app.get(QueryClient).ask(definition, request, { timeoutMs: ANSWER_WITHIN_MS }),
    configure: async (configuration) => {
      const version = copy.version() + 1;
      await publish(ConfigurationApplied, sealConfiguration(configuration, vault, version));
      await waitFor(() => copy.version() === version, { what: `configuration ${version}` });
    },
    close: async () => {
      await app.close();
      await probe.close();
      await topology.remove();
      await testDatabase.drop();
    },
  };
}

/** A message without an id is like no other. */
function onceEach(messages: readonly SeenMessage[]): SeenMessage[] {
  return [...new Map(messages.map((message, index) => [message.messageId || index, message])).values()];
}

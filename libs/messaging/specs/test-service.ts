import { Module, type INestApplication, type Type } from '@nestjs/common';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { z } from 'zod';
import { defineCommand, defineEvent, defineQuery, type MessageDefinition } from '#contracts/message';
import type { Database } from '#platform/database/database';
import { silentLogger } from '#platform/logging/logger';
import { BrokerProbe } from '#testing/broker/broker-probe';
import { createTestTopology, TEST_RETRY_DELAYS_MS, type TestTopology } from '#testing/broker/test-topology';
import { testConfig } from '#testing/config';
import { createTestDatabase, type TestDatabase } from '#testing/postgres/test-database';
import { messagingStrategy, MessagingModule } from '../messaging.module';
import { messagingMigrationClasses } from '../migrations';
import type { MessagingOptions } from '../options';
import { Outbox, type PublishOptions } from '../outbox/outbox';

const CoinSchema = z.object({ coin: z.string(), value: z.int().default(1) });
export const CoinDropped = defineEvent('coin.dropped', 1, 'A coin fell.', CoinSchema);
export const CountCoin = defineCommand('payments', 'count-coin', 1, 'Count a coin.', CoinSchema);
export const CoinCounted = defineEvent('coin.counted', 1, 'A coin was counted.', CoinSchema);
export const FindCoin = defineQuery(
  'payments',
  'find-coin',
  1,
  'Which coin it is.',
  z.object({ coin: z.string() }),
  z.object({ coin: z.string(), found: z.boolean() }),
);

/** Database and broker names of one test file. */
export interface World {
  readonly db: TestDatabase;
  readonly topology: TestTopology;
  readonly probe: BrokerProbe;
  close(): Promise<void>;
}

export async function createWorld(url: string = testConfig.brokerUrl): Promise<World> {
  const topology = await createTestTopology({ payments: [CoinDropped] }, { url });
  const db = await createTestDatabase({ migrations: [...messagingMigrationClasses] });
  await db.database.query(
    'CREATE TABLE coins (coin text, value integer, at timestamptz DEFAULT clock_timestamp())',
  );
  const probe = await BrokerProbe.open(topology.prefix, url);
  return {
    db,
    topology,
    probe,
    close: async () => {
      await probe.close();
      await topology.remove();
      await db.drop();
    },
  };
}

/** Boots a service with the given controllers, as `runService` does. */
export async function bootService(
  world: { db: { database: Database }; topology: { prefix: string } },
  controllers: Type[],
  options: Partial<MessagingOptions> = {},
): Promise<INestApplication> {
  @Module({
    imports: [
      MessagingModule.forService({
        service: 'payments',
        subscriptions: [CoinDropped],
        url: testConfig.brokerUrl,
        prefix: world.topology.prefix,
        database: world.db.database,
        logger: silentLogger,
        retryDelaysMs: TEST_RETRY_DELAYS_MS,
        retryLimits: { firstDelayMs: 50 },
        sweepMs: 100,
        ...options,
      }),
    ],
    controllers,
  })
  class TestServiceModule {}

  const testing = await Test.createTestingModule({ imports: [TestServiceModule] }).compile();
  const app = testing.createNestApplication(new FastifyAdapter(), { logger: false });
  app.connectMicroservice({ strategy: messagingStrategy(app) });
  await app.startAllMicroservices();
  await app.init();
  return app;
}

/** Publishes through the outbox of the service, as application code does. */
export async function publish<D extends MessageDefinition>(
  app: INestApplication,
  database: Database,
  definition: D,
  body: z.input<D['schema']>,
  options?: PublishOptions,
): Promise<void> {
  await database.transaction((tx) =>
    app.get(Outbox, { strict: false }).publish(tx, definition, body, options),
  );
}

export async function coinsIn(database: Database): Promise<string[]> {
  const { rows } = await database.query<{ coin: string }>('SELECT coin FROM coins ORDER BY at');
  return rows.map((row) => row.coin);
}

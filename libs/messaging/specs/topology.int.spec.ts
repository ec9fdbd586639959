import { Controller, type INestApplication } from '@nestjs/common';
import type { BodyOf } from '#contracts/message';
import { createTestTopology, TEST_RETRY_DELAYS_MS, testPrefix } from '#testing/broker/test-topology';
import { testConfig } from '#testing/config';
import { waitFor } from '#testing/wait-for';
import { openConnection } from '../connection/amqp';
import { Handles } from '../handles';
import type { MessageContext } from '../message-context';
import { MessagingStatus } from '../status';
import { declareTopology, deleteTopology } from '../topology/declare-topology';
import { topologyFor } from '../topology/topology';
import { bootService, CoinDropped, coinsIn, createWorld, publish, type World } from './test-service';

@Controller()
class CoinConsumer {
  @Handles(CoinDropped)
  async count(body: BodyOf<typeof CoinDropped>, message: MessageContext): Promise<void> {
    await message.once(async (tx) => {
      await tx.query('INSERT INTO coins (coin) VALUES ($1)', [body.coin]);
    });
  }
}

describe('a topology', () => {
  let world: World;

  beforeAll(async () => {
    world = await createWorld();
  });

  afterAll(() => world.close());

  const snapshot = (app: INestApplication) => app.get(MessagingStatus, { strict: false }).snapshot();

  it('can be declared again, changing nothing', async () => {
    await expect(declareTopology(testConfig.brokerUrl, world.topology.topology)).resolves.toBeUndefined();
  });

  it('that is missing is named; the service stays up and consumes once it is there', async () => {
    const prefix = testPrefix();
    const topology = topologyFor(
      prefix,
      ['payments'],
      { payments: [CoinDropped] },
      { retryDelaysMs: TEST_RETRY_DELAYS_MS },
    );
    const app = await bootService(world, [CoinConsumer], { prefix });
    try {
      const faults = await waitFor(
        () => snapshot(app).topologyFaults.length > 0 && snapshot(app).topologyFaults,
      );
      expect(snapshot(app).receiving).toBe(false);
      expect(faults.map((fault) => `${fault.name.slice(prefix.length)} ${fault.problem}`)).toEqual([
        'tillbridge.events missing',
        'tillbridge.commands missing',
        'payments.in missing',
        ...['50ms', '100ms', '200ms', '400ms'].map((delay) => `payments.retry.${delay} missing`),
        'payments.dead missing',
        'payments.queries missing',
      ]);

      await declareTopology(testConfig.brokerUrl, topology);
      await waitFor(() => snapshot(app).receiving);
      expect(snapshot(app).topologyFaults).toEqual([]);
      await publish(app, world.db.database, CoinDropped, { coin: 'late' });
      await waitFor(async () => (await coinsIn(world.db.database)).includes('late'));
    } finally {
      await app.close();
      await deleteTopology(testConfig.brokerUrl, topology);
    }
  });

  it('that differs is named with what differs, and nothing is consumed from it', async () => {
    const other = await createTestTopology({ payments: [CoinDropped] }, { maxQueueBytes: 1_000_000 });
    const app = await bootService(world, [CoinConsumer], { prefix: other.prefix });
    try {
      await waitFor(() => snapshot(app).topologyFaults.length > 0);
      const { receiving, consuming, topologyFaults } = snapshot(app);
      expect({ receiving, consuming }).toEqual({ receiving: false, consuming: 'up' });
      expect(topologyFaults[0]).toMatchObject({ name: `${other.prefix}payments.in`, problem: 'different' });
      expect(topologyFaults[0]?.detail).toContain('x-max-length-bytes');
      const connection = await openConnection(testConfig.brokerUrl);
      const channel = await connection.createChannel();
      expect((await channel.checkQueue(`${other.prefix}payments.in`)).consumerCount).toBe(0);
      await connection.close();
    } finally {
      await app.close();
      await other.remove();
    }
  });

  it('is repaired by itself as to bindings, which nobody can look up', async () => {
    const own = await createTestTopology({ payments: [] });
    const app = await bootService(world, [CoinConsumer], { prefix: own.prefix });
    try {
      await waitFor(() => snapshot(app).receiving);
      await publish(app, world.db.database, CoinDropped, { coin: 'bound' });
      await waitFor(async () => (await coinsIn(world.db.database)).includes('bound'));
    } finally {
      await app.close();
      await own.remove();
    }
  });
});

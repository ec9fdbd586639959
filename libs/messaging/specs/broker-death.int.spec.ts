import { Controller, type INestApplication } from '@nestjs/common';
import type { BodyOf } from '#contracts/message';
import {
  canStartPrivateBroker,
  startPrivateBroker,
  type PrivateBroker,
} from '#testing/broker/private-broker';
import { createTestTopology, type TestTopology } from '#testing/broker/test-topology';
import { createTestDatabase, type TestDatabase } from '#testing/postgres/test-database';
import { waitFor } from '#testing/wait-for';
import { Handles } from '../handles';
import type { MessageContext } from '../message-context';
import { messagingMigrationClasses } from '../migrations';
import { MessagingStatus } from '../status';
import { bootService, CoinDropped, coinsIn, publish } from './test-service';

@Controller()
class CoinConsumer {
  @Handles(CoinDropped)
  async count(body: BodyOf<typeof CoinDropped>, message: MessageContext): Promise<void> {
    await message.once(async (tx) => {
      await tx.query('INSERT INTO coins (coin) VALUES ($1)', [body.coin]);
    });
  }
}

const RECONNECT_MS = 60_000;

(canStartPrivateBroker() ? describe : describe.skip)('F3: the death of the broker', () => {
  let broker: PrivateBroker;
  let db: TestDatabase;
  let topology: TestTopology;
  let app: INestApplication;

  beforeAll(async () => {
    broker = await startPrivateBroker();
    topology = await createTestTopology({ payments: [CoinDropped] }, { url: broker.url });
    db = await createTestDatabase({ migrations: [...messagingMigrationClasses] });
    await db.database.query('CREATE TABLE coins (coin text, at timestamptz DEFAULT clock_timestamp())');
  });

  afterAll(async () => {
    await app.close();
    await db.drop();
    await broker.remove();
  });

  it('loses nothing: a service starts without it, fills its outbox, and catches up by itself', async () => {
    await broker.kill();
    app = await bootService({ db, topology }, [CoinConsumer], { url: broker.url });
    const receiving = (): boolean => app.get(MessagingStatus, { strict: false }).snapshot().receiving;
    await publish(app, db.database, CoinDropped, { coin: 'before the broker' });
    expect((await db.database.query('SELECT 1 FROM outbox')).count).toBe(1);

    await broker.start();
    await waitFor(async () => (await coinsIn(db.database)).length === 1, { deadlineMs: RECONNECT_MS });
    expect(receiving()).toBe(true);

    await broker.kill();
    await waitFor(() => !receiving());
    const late = Array.from({ length: 50 }, (_, index) => `meanwhile ${index}`);
    for (const coin of late) await publish(app, db.database, CoinDropped, { coin });
    await broker.start();
    await waitFor(async () => (await coinsIn(db.database)).length >= 51, { deadlineMs: RECONNECT_MS });
    expect((await coinsIn(db.database)).slice(1).sort()).toEqual(late.sort());
    await waitFor(async () => (await db.database.query('SELECT 1 FROM outbox')).count === 0);
  });
});

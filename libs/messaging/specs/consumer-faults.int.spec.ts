import { Controller, type INestApplication } from '@nestjs/common';
import { DeadLetterRecorded } from '#contracts/events/dead-letters';
import type { BodyOf } from '#contracts/message';
import { startTcpProxy, type TcpProxy } from '#testing/broker/tcp-proxy';
import { testConfig } from '#testing/config';
import { waitFor } from '#testing/wait-for';
import { Handles } from '../handles';
import type { MessageContext } from '../message-context';
import { MessagingStatus } from '../status';
import { exchangeName, inQueueName } from '../topology/names';
import { bootService, CoinDropped, coinsIn, createWorld, publish, type World } from './test-service';

/** Coins whose handler waits, before its transaction, until the test lets it go on. */
const held = new Map<string, Promise<void>>();
const started: string[] = [];
const startsOf = (coin: string): number => started.filter((one) => one === coin).length;

@Controller()
class SlowConsumer {
  @Handles(CoinDropped)
  async count(body: BodyOf<typeof CoinDropped>, message: MessageContext): Promise<void> {
    started.push(body.coin);
    await held.get(body.coin);
    await message.once(async (tx) => {
      await tx.query('INSERT INTO coins (coin) VALUES ($1)', [body.coin]);
    });
  }
}

describe('a consumer', () => {
  let world: World;
  let proxy: TcpProxy;
  let url: string;
  let app: INestApplication | undefined;

  beforeAll(async () => {
    world = await createWorld();
    const broker = new URL(testConfig.brokerUrl);
    proxy = await startTcpProxy(Number(broker.port || 5672));
    broker.port = String(proxy.port);
    url = broker.toString();
  });

  afterEach(async () => {
    await app?.close();
    app = undefined;
  });

  afterAll(async () => {
    await proxy.close();
    await world.close();
  });

  const send = (coin: string, messageId = coin, headers = {}): Promise<void> =>
    world.probe.send(
      exchangeName(world.topology.prefix, 'events'),
      CoinDropped.name,
      { coin },
      { type: CoinDropped.type, messageId, headers },
    );
  const hold = (coin: string): (() => void) => {
    let release = (): void => undefined;
    held.set(coin, new Promise((resolve) => (release = resolve)));
    return release;
  };
  const countOf = async (coin: string): Promise<number> =>
    (await coinsIn(world.db.database)).filter((one) => one === coin).length;
  const queueDepth = (): Promise<number> => world.probe.depth(inQueueName(world.topology.prefix, 'payments'));

  it('survives the loss of its connection in the middle of a handler; the effect happens once', async () => {
    app = await bootService(world, [SlowConsumer], { url });
    const release = hold('cut');
    await send('cut');
    await waitFor(() => startsOf('cut') === 1);
    proxy.cut();
    await waitFor(() => startsOf('cut') === 2);
    release();
    await waitFor(async () => (await countOf('cut')) === 1);
    await send('after');
    await waitFor(async () => (await countOf('after')) === 1);
    expect(await countOf('cut')).toBe(1);
  });

  it('AC-08: takes effect once for a message that is delivered many times', async () => {
    app = await bootService(world, [SlowConsumer]);
    await Promise.all(Array.from({ length: 20 }, () => send('twin', 'the same id')));
    await waitFor(() => startsOf('twin') === 20);
    await send('marker');
    await waitFor(async () => (await countOf('marker')) === 1);
    await waitFor(async () => (await queueDepth()) === 0);
    expect(await countOf('twin')).toBe(1);
  });

  it('finishes what is in flight when it is told to stop, and takes nothing new', async () => {
    app = await bootService(world, [SlowConsumer]);
    const release = hold('last');
    await send('last');
    await waitFor(() => startsOf('last') === 1);
    const status = app.get(MessagingStatus, { strict: false });
    const closing = app.close();
    app = undefined;
    await waitFor(() => !status.snapshot().receiving);
    await send('too late');
    release();
    await closing;
    expect(await countOf('last')).toBe(1);
    expect(startsOf('too late')).toBe(0);
    await waitFor(async () => (await queueDepth()) === 1);
    await world.probe.channel.purgeQueue(inQueueName(world.topology.prefix, 'payments'));
  });

  it('gives back what is not finished by the deadline', async () => {
    app = await bootService(world, [SlowConsumer], { drainMs: 50 });
    const release = hold('stuck');
    await send('stuck');
    await waitFor(() => startsOf('stuck') === 1);
    await app.close();
    app = undefined;
    await waitFor(async () => (await queueDepth()) === 1);
    release();
    app = await bootService(world, [SlowConsumer]);
    await waitFor(async () => (await countOf('stuck')) === 1);
    await waitFor(async () => (await queueDepth()) === 0);
    expect(await countOf('stuck')).toBe(1);
  });

  it('F16: gives up the message that keeps killing the process, and not those delivered with it', async () => {
    // What a broker says after three crashes, about the guilty and the innocent alike; the guilty was at work five times.
    const crashed = { 'x-delivery-count': 3 };
    await world.db.database.query("INSERT INTO crash_suspects VALUES ('killer', 4)");
    app = await bootService(world, [SlowConsumer]);
    await Promise.all([send('killer', 'killer', crashed), send('innocent', 'innocent', crashed)]);
    const letter = await waitFor(() => world.probe.ofType(DeadLetterRecorded.type)[0]);
    expect(letter.body).toMatchObject({ deadLetterId: 'killer', code: 'crashes-the-service' });
    await waitFor(async () => (await countOf('innocent')) === 1);
    expect(startsOf('killer')).toBe(0);
    const suspects = () => world.db.database.query('SELECT 1 FROM crash_suspects');
    await waitFor(async () => (await suspects()).count === 0);
  });

  it('gets going by itself after the network was away', async () => {
    app = await bootService(world, [SlowConsumer], { url });
    const status = app.get(MessagingStatus, { strict: false });
    await waitFor(() => status.snapshot().receiving);
    proxy.cut();
    await waitFor(() => !status.snapshot().receiving);
    await waitFor(() => status.snapshot().receiving);
    await publish(app, world.db.database, CoinDropped, { coin: 'again' });
    await waitFor(async () => (await countOf('again')) === 1);
  });
});

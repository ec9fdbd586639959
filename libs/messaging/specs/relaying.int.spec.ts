import type { Database } from '#platform/database/database';
import { silentLogger } from '#platform/logging/logger';
import { startTcpProxy, type TcpProxy } from '#testing/broker/tcp-proxy';
import { testConfig } from '#testing/config';
import { waitFor } from '#testing/wait-for';
import { AmqpConnection } from '../connection/amqp-connection';
import type { OutgoingMessage } from '../envelope';
import { buildOutboxRow, OUTBOX_COLUMNS, Outbox } from '../outbox/outbox';
import { Relay } from '../outbox/relay';
import { rowToMessage } from '../outbox/row-to-message';
import { ConfirmPublisher } from '../publisher/confirm-publisher';
import { NotConfirmedFailure, UnroutableFailure } from '../publisher/publish-failures';
import { exchangeName } from '../topology/names';
import { CoinCounted, createWorld, type World } from './test-service';

/** As in a running service: a crowded broker may take its time, and what it confirms late would be published twice. */
const PATIENT_MS = 10_000;
/** Where the connection is cut on purpose, the silence is noticed soon. */
const IMPATIENT_MS = 400;

/** A relay with a connection of its own, as one process has it. */
interface RelayProcess {
  readonly relay: Relay;
  readonly publisher: ConfirmPublisher;
  stop(): Promise<void>;
}

describe('publishing', () => {
  let world: World;
  let database: Database;
  let proxy: TcpProxy;
  let proxyUrl: string;
  const processes: RelayProcess[] = [];

  beforeAll(async () => {
    world = await createWorld();
    database = world.db.database;
    const broker = new URL(testConfig.brokerUrl);
    proxy = await startTcpProxy(Number(broker.port || 5672));
    broker.port = String(proxy.port);
    proxyUrl = broker.toString();
  });

  afterEach(async () => {
    proxy.heal();
    for (const one of processes.splice(0)) await one.stop();
    await database.query('DELETE FROM outbox');
    world.probe.seen.length = 0;
  });

  afterAll(async () => {
    await proxy.close();
    await world.close();
  });

  async function startProcess(url = testConfig.brokerUrl, db = database): Promise<RelayProcess> {
    const connection = new AmqpConnection(url, 'test', silentLogger);
    const publisher = new ConfirmPublisher(url === proxyUrl ? IMPATIENT_MS : PATIENT_MS);
    const toMessage = rowToMessage(world.topology.prefix, 'payments');
    const relay = new Relay(db, publisher, toMessage, { sweepMs: 50, batchSize: 50, lanes: 2 }, silentLogger);
    publisher.onReady(() => relay.wake());
    connection.attach(publisher);
    connection.start();
    await waitFor(() => publisher.ready);
    const stop = async (): Promise<void> => {
      await relay.stop();
      await connection.close();
    };
    processes.push({ relay, publisher, stop });
    return { relay, publisher, stop };
  }

  /** Rows as a crashed process leaves them: committed, and nobody woken. */
  async function leaveRows(count: number, from = 0): Promise<void> {
    const rows = Array.from({ length: count }, (_, index) =>
      buildOutboxRow(CoinCounted, { coin: `c${from + index}` }, { messageId: `row-${from + index}` }),
    );
    await database.query(
      `INSERT INTO outbox (${OUTBOX_COLUMNS.join(', ')})
       SELECT * FROM unnest(${OUTBOX_COLUMNS.map((_, index) => `$${index + 1}::text[]`).join(', ')})`,
      OUTBOX_COLUMNS.map((column) => rows.map((row) => row[column])),
    );
  }
  const waiting = async (): Promise<number> => (await database.query('SELECT 1 FROM outbox')).count;
  const seenIds = (): string[] => world.probe.ofType(CoinCounted.type).map((message) => message.messageId);
  const message = (routingKey: string): OutgoingMessage => ({
    exchange: '',
    routingKey,
    messageId: 'direct',
    type: 'x.v1',
    correlationId: undefined,
    appId: 'payments',
    timestamp: 0,
    headers: {},
    content: Buffer.from('{}'),
  });

  it('rejects a message that no queue takes', async () => {
    const { publisher } = await startProcess();
    await expect(publisher.publish(message('no-such-queue'))).rejects.toThrow(UnroutableFailure);
    await expect(publisher.publish(message(`${world.topology.prefix}payments.in`))).resolves.toBeUndefined();
  });

  it('rejects when the confirm does not come, and works again afterwards', async () => {
    const { publisher } = await startProcess(proxyUrl);
    proxy.blackhole();
    await expect(publisher.publish(message(`${world.topology.prefix}payments.in`))).rejects.toThrow(
      NotConfirmedFailure,
    );
    proxy.heal();
    // This publisher is impatient: a crowded broker may have to be asked again.
    await waitFor(() => publisher.publish(message(`${world.topology.prefix}payments.in`)).then(() => true));
  });

  it('rejects while there is no connection', async () => {
    const publisher = new ConfirmPublisher(IMPATIENT_MS);
    await expect(publisher.publish(message('anywhere'))).rejects.toMatchObject({
      code: 'publish-not-confirmed',
    });
  });

  it('finds by its sweep what a crash left in the outbox, and keeps the order', async () => {
    await leaveRows(120);
    const { relay } = await startProcess();
    relay.start();
    await waitFor(async () => (await waiting()) === 0);
    await leaveRows(3, 120);
    await waitFor(() => seenIds().length === 123);
    expect(seenIds().slice(120)).toEqual(['row-120', 'row-121', 'row-122']);
  });

  it('publishes soon after the commit, without waiting for a sweep', async () => {
    const outbox = new Outbox();
    const { relay } = await startProcess();
    outbox.onWake(() => relay.wake());
    await database.transaction((tx) => outbox.publish(tx, CoinCounted, { coin: 'woken' }));
    await waitFor(() => seenIds().length === 1);
  });

  it('publishes nothing of a transaction that was rolled back', async () => {
    const outbox = new Outbox();
    const { relay } = await startProcess();
    outbox.onWake(() => relay.wake());
    const failing = database.transaction(async (tx) => {
      await outbox.publish(tx, CoinCounted, { coin: 'never' });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    await database.transaction((tx) => outbox.publish(tx, CoinCounted, { coin: 'marker' }));
    await waitFor(() => seenIds().length > 0);
    expect(world.probe.ofType(CoinCounted.type).map((one) => one.body)).toEqual([
      { coin: 'marker', value: 1 },
    ]);
  });

  it('shares the outbox between two relays: each row once', async () => {
    await leaveRows(1_000);
    const first = await startProcess();
    const second = await startProcess(testConfig.brokerUrl, await world.db.connect());
    first.relay.start();
    second.relay.start();
    await waitFor(async () => (await waiting()) === 0);
    await waitFor(() => seenIds().length >= 1_000);
    expect(new Set(seenIds()).size).toBe(1_000);
    expect(seenIds()).toHaveLength(1_000);
  });

  it('F4: deletes no row that was not confirmed, and goes on when the broker is back', async () => {
    const { relay } = await startProcess(proxyUrl);
    relay.start();
    proxy.blackhole();
    await leaveRows(10);
    relay.wake();
    await waitFor(() => processes[0]?.publisher.ready === false);
    await waitFor(async () => (await waiting()) === 10);
    proxy.heal();
    await waitFor(async () => (await waiting()) === 0);
    await waitFor(() => new Set(seenIds()).size === 10);
  });

  it('keeps a row that no queue takes, and does not let it stop the others', async () => {
    const { relay } = await startProcess();
    await database.query(
      `INSERT INTO outbox (message_id, exchange, routing_key, type, headers, body)
       SELECT 'lost-' || n, 'commands', 'nobody.listens', 'nobody.listens.v1', '{}', '{}' FROM generate_series(1, 60) n`,
    );
    await world.probe.channel.unbindQueue(
      world.probe.queue,
      exchangeName(world.topology.prefix, 'commands'),
      '#',
    );
    await leaveRows(5);
    relay.start();
    await waitFor(() => seenIds().length === 5);
    await waitFor(async () => (await waiting()) === 60);
    const { rows } = await database.query<{ tries: number; later: boolean }>(
      'SELECT min(returns) AS tries, bool_and(available_at > created_at) AS later FROM outbox',
    );
    expect(rows[0]?.tries).toBeGreaterThanOrEqual(1);
    expect(rows[0]?.later).toBe(true);
    await world.probe.channel.bindQueue(
      world.probe.queue,
      exchangeName(world.topology.prefix, 'commands'),
      '#',
    );
    await waitFor(async () => (await waiting()) === 0);
  });

  it('pauses while the broker is blocked and resumes after', async () => {
    const { relay } = await startProcess();
    relay.start();
    relay.pause();
    await leaveRows(3);
    relay.wake();
    await database.transaction(async (tx) => {
      // Whoever claims rows would be seen here as a lock.
      const free = await tx.query('SELECT id FROM outbox FOR UPDATE SKIP LOCKED');
      expect(free.count).toBe(3);
    });
    relay.resume();
    await waitFor(() => seenIds().length === 3);
  });
});

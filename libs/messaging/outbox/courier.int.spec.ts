import { silentLogger } from '#platform/logging/logger';
import { createTestDatabase, type TestDatabase } from '#testing/postgres/test-database';
import { waitFor } from '#testing/wait-for';
import type { OutgoingMessage } from '../envelope';
import { messagingMigrationClasses } from '../migrations';
import { NotConfirmedFailure, UnroutableFailure } from '../publisher/publish-failures';
import { CoinCounted } from '../specs/test-service';
import { Courier } from './courier';
import { Outbox } from './outbox';
import { Relay } from './relay';
import { rowToMessage } from './row-to-message';

interface Sent {
  readonly message: OutgoingMessage;
  confirm(): void;
  fail(error: Error): void;
}

/** Longer than a test lasts: it ends when a test says so. */
const LEASE_SECONDS = 600;

/** A broker that answers when it is told to. */
class SlowBroker {
  ready = true;
  readonly sent: Sent[] = [];
  private released = false;

  /** Confirms all it has, and from now on whatever comes: a relay may just be about to send. */
  release(): void {
    this.released = true;
    for (const { confirm } of this.sent) confirm();
  }

  publish(message: OutgoingMessage): Promise<void> {
    if (this.released) return Promise.resolve();
    return new Promise((confirm, fail) => this.sent.push({ message, confirm, fail }));
  }

  get ids(): string[] {
    return this.sent.map(({ message }) => message.messageId);
  }
}

describe('Courier', () => {
  let db: TestDatabase;
  let broker: SlowBroker;
  let outbox: Outbox;
  let courier: Courier;
  let relay: Relay;

  beforeAll(async () => {
    db = await createTestDatabase({ migrations: [...messagingMigrationClasses] });
  });
  afterAll(() => db.drop());

  beforeEach(() => {
    broker = new SlowBroker();
    outbox = new Outbox();
    const toMessage = rowToMessage('', 'payments');
    const pace = { sweepMs: 20, batchSize: 50, lanes: 2 };
    relay = new Relay(db.database, broker, toMessage, pace, silentLogger);
    courier = new Courier(
      db.database,
      broker,
      toMessage,
      relay,
      { leaseSeconds: LEASE_SECONDS, settleMs: 5 },
      silentLogger,
    );
    outbox.handTo(courier);
    outbox.onWake(() => relay.wake());
  });
  afterEach(async () => {
    broker.ready = false;
    broker.release();
    await courier.stop();
    await relay.stop();
    await db.database.query('DELETE FROM outbox');
  });

  const publish = (messageId: string): Promise<void> =>
    db.database.transaction((tx) => outbox.publish(tx, CoinCounted, { coin: 'one' }, { messageId }));
  const rows = async (): Promise<number> => (await db.database.query('SELECT 1 FROM outbox')).count;

  it('publishes what was committed and forgets the row when it is confirmed, not before', async () => {
    await publish('a');
    expect(
      broker.sent.map(({ message }) => [message.messageId, message.type, message.content.toString()]),
    ).toEqual([['a', CoinCounted.type, '{"coin":"one","value":1}']]);
    expect(await rows()).toBe(1);
    broker.sent[0]!.confirm();
    await waitFor(async () => (await rows()) === 0);
  });

  it('publishes nothing of a transaction that is rolled back', async () => {
    const failing = db.database.transaction(async (tx) => {
      await outbox.publish(tx, CoinCounted, { coin: 'never' });
      await tx.query('SELECT 1');
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(broker.ids).toEqual([]);
  });

  it('keeps the row from every sweep while it is on its way, and leaves it to one when the lease has ended', async () => {
    relay.start();
    await publish('slow');
    const { rows: leases } = await db.database.query<{ left: boolean }>(
      "SELECT available_at > now() + interval '5 minutes' AS left FROM outbox",
    );
    expect(leases).toEqual([{ left: true }]);
    expect(broker.ids).toEqual(['slow']);
    await db.database.query('UPDATE outbox SET available_at = now()');
    await waitFor(() => broker.sent.length === 2);
    expect(broker.ids).toEqual(['slow', 'slow']);
  });

  it('gives a row that was not confirmed to the relay at once', async () => {
    await publish('lost');
    broker.sent[0]!.fail(new NotConfirmedFailure('the channel was closed'));
    await waitFor(() => broker.sent.length === 2);
    expect(broker.ids).toEqual(['lost', 'lost']);
  });

  it('lets a row that no queue takes wait longer', async () => {
    await publish('homeless');
    broker.sent[0]!.fail(new UnroutableFailure('events', 'coin.counted'));
    const returned = async (): Promise<boolean> =>
      (await db.database.query('SELECT 1 FROM outbox WHERE returns = 1')).count === 1;
    await waitFor(returned);
  });

  it('takes nothing while the broker is away: the row is anybody’s from the beginning', async () => {
    broker.ready = false;
    await publish('early');
    expect(broker.ids).toEqual([]);
    const due = await db.database.query('SELECT 1 FROM outbox WHERE available_at <= now()');
    expect(due.count).toBe(1);
  });

  it('takes nothing while the broker is blocked', async () => {
    relay.pause();
    await publish('blocked');
    expect(broker.ids).toEqual([]);
    relay.resume();
    await waitFor(() => broker.ids.includes('blocked'));
  });

  it('waits at its end for what is on its way, and has forgotten it then', async () => {
    await publish('last');
    const stopped = courier.stop();
    await publish('after the end');
    broker.sent[0]!.confirm();
    await stopped;
    const left = await db.database.query<{ message_id: string }>('SELECT message_id FROM outbox');
    expect(left.rows).toEqual([{ message_id: 'after the end' }]);
  });
});

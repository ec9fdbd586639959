import { once } from 'node:events';
import { join } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { testConfig } from '#testing/config';
import { startTypeScript } from '#testing/start-typescript';
import { waitFor } from '#testing/wait-for';
import { buildOutboxRow, OUTBOX_COLUMNS, outboxValues } from '../outbox/outbox';
import { inQueueName } from '../topology/names';
import type { ChildOrders } from './child-service';
import { CoinCounted, CoinDropped, coinsIn, createWorld, type World } from './test-service';

const STARTUP_MS = 20_000;

describe('the death of a service', () => {
  let world: World;
  const children: ChildProcess[] = [];

  beforeAll(async () => {
    world = await createWorld();
  });

  afterEach(async () => {
    for (const child of children.splice(0)) await end(child, 'SIGKILL');
    await world.db.database.query('TRUNCATE coins, inbox, outbox');
    // What it had handled and not acknowledged yet would be new to the next, whose inbox is empty.
    await world.probe.channel.purgeQueue(inQueueName(world.topology.prefix, 'payments'));
    world.probe.seen.length = 0;
  });

  afterAll(() => world.close());

  function start(orders: Partial<ChildOrders> = {}): ChildProcess {
    const complete: ChildOrders = {
      brokerUrl: testConfig.brokerUrl,
      prefix: world.topology.prefix,
      databaseUrl: world.db.url,
      ...orders,
    };
    const child = startTypeScript(join(__dirname, 'child-service.ts'), JSON.stringify(complete));
    children.push(child);
    return child;
  }
  async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  }
  const dead = (child: ChildProcess): Promise<true> =>
    waitFor(() => child.signalCode === 'SIGKILL', { deadlineMs: STARTUP_MS, what: 'the failpoint to kill' });
  /** A committed row, as if the business had just written it. */
  const commit = (coin: string): Promise<unknown> =>
    world.db.database.query(
      `INSERT INTO outbox (${OUTBOX_COLUMNS.join(', ')}) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      outboxValues(buildOutboxRow(CoinDropped, { coin })),
    );
  const inQueue = (): Promise<number> => world.probe.depth(inQueueName(world.topology.prefix, 'payments'));
  const outboxRows = async (): Promise<number> =>
    (await world.db.database.query('SELECT 1 FROM outbox')).count;

  it.each([
    'relay.after-claim',
    'relay.after-publish-before-confirm',
    'relay.after-confirm-before-delete',
    'relay.after-delete-before-commit',
    'consumer.after-deliver',
    'consumer.after-inbox-insert',
    'consumer.after-effect-before-commit',
    'consumer.after-commit-before-ack',
  ])(
    'F7: at %s leaves one effect, told of, and nothing behind',
    async (failpoint) => {
      // What the child of the test before had not acknowledged comes again: only our own coins are looked at.
      const own = { penny: `penny ${failpoint}`, marker: `marker ${failpoint}` };
      const coins = async () =>
        (await coinsIn(world.db.database)).filter((coin) => coin === own.penny || coin === own.marker);
      await commit(own.penny);
      await dead(start({ failpoint: `${failpoint}:1:1:kill` }));
      start();
      await waitFor(async () => (await coins()).length > 0, { deadlineMs: STARTUP_MS });
      await waitFor(async () => (await outboxRows()) === 0 && (await inQueue()) === 0);
      await waitFor(() => world.probe.ofType(CoinCounted.type).length > 0);
      // Whatever was still on its way has arrived when a later message has.
      await commit(own.marker);
      await waitFor(async () => (await coins()).includes(own.marker));
      expect(await coins()).toEqual([own.penny, own.marker]);
    },
    60_000,
  );

  it('F2: by SIGTERM waits for the message in flight and acknowledges it', async () => {
    await world.db.database.query('CREATE TABLE go (at timestamptz)');
    const child = start({ waitForTable: 'go' });
    const startedHandler = once(child, 'message');
    await commit('last');
    await startedHandler;
    child.kill('SIGTERM');
    await commit('not taken any more');
    await world.db.database.query('INSERT INTO go VALUES (now())');
    const [, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    expect(signal).toBe('SIGTERM');
    expect(await coinsIn(world.db.database)).toContain('last');
    start();
    await waitFor(async () => (await coinsIn(world.db.database)).length === 2, { deadlineMs: STARTUP_MS });
    await waitFor(async () => (await inQueue()) === 0);
    expect(await coinsIn(world.db.database)).toEqual(['last', 'not taken any more']);
  }, 60_000);
});

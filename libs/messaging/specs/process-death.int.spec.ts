import { once } from 'node:events';
import { waitFor } from '#testing/wait-for';
import { buildOutboxRow, OUTBOX_COLUMNS, outboxValues } from '../outbox/outbox';
import { inQueueName } from '../topology/names';
import { MortalServices, STARTUP_MS } from './mortal-services';
import { CoinCounted, CoinDropped, coinsIn, createWorld, type World } from './test-service';

describe('the death of a service', () => {
  let world: World;
  let services: MortalServices;

  beforeAll(async () => {
    world = await createWorld();
    services = new MortalServices(world);
  });

  afterEach(async () => {
    await services.killAll();
    await world.db.database.query('TRUNCATE coins, inbox, outbox');
    // What it had handled and not acknowledged yet would be new to the next, whose inbox is empty.
    await world.probe.channel.purgeQueue(inQueueName(world.topology.prefix, 'payments'));
    world.probe.seen.length = 0;
  });

  afterAll(() => world.close());

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
  ])('F7: at %s leaves one effect, told of, and nothing behind', async (failpoint) => {
    // What the child of the test before had not acknowledged comes again: only our own coins are looked at.
    const own = { penny: `penny ${failpoint}`, marker: `marker ${failpoint}` };
    const coins = async () =>
      (await coinsIn(world.db.database)).filter((coin) => coin === own.penny || coin === own.marker);
    await commit(own.penny);
    await services.dead(services.startDoomed(failpoint));
    services.start();
    await waitFor(async () => (await coins()).length > 0, { deadlineMs: STARTUP_MS });
    await waitFor(async () => (await outboxRows()) === 0 && (await inQueue()) === 0);
    await waitFor(() => world.probe.ofType(CoinCounted.type).length > 0);
    // Whatever was still on its way has arrived when a later message has.
    await commit(own.marker);
    await waitFor(async () => (await coins()).includes(own.marker));
    expect(await coins()).toEqual([own.penny, own.marker]);
  });

  it('F2: by SIGTERM waits for the message in flight and acknowledges it', async () => {
    await world.db.database.query('CREATE TABLE go (at timestamptz)');
    const child = services.start({ waitForTable: 'go' });
    const startedHandler = once(child, 'message');
    await commit('last');
    await startedHandler;
    child.kill('SIGTERM');
    await commit('not taken any more');
    await world.db.database.query('INSERT INTO go VALUES (now())');
    const [, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    expect(signal).toBe('SIGTERM');
    expect(await coinsIn(world.db.database)).toContain('last');
    services.start();
    await waitFor(async () => (await coinsIn(world.db.database)).length === 2, { deadlineMs: STARTUP_MS });
    await waitFor(async () => (await inQueue()) === 0);
    expect(await coinsIn(world.db.database)).toEqual(['last', 'not taken any more']);
  });
});

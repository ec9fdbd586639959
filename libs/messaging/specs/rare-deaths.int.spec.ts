import { once } from 'node:events';
import { waitFor } from '#testing/wait-for';
import { replayDeadLetterCommand } from '../dead-letters/commands';
import { buildOutboxRow, OUTBOX_COLUMNS, outboxValues, type PublishOptions } from '../outbox/outbox';
import { deadQueueName, exchangeName, inQueueName } from '../topology/names';
import { MortalServices, STARTUP_MS } from './mortal-services';
import { CoinDropped, coinsIn, createWorld, type World } from './test-service';

/** Places that no ordinary order comes to: each test makes what leads there. */
describe('the death of a service where something has gone wrong already', () => {
  let world: World;
  let services: MortalServices;
  let queue: string;
  let deadQueue: string;

  beforeAll(async () => {
    world = await createWorld();
    services = new MortalServices(world);
    queue = inQueueName(world.topology.prefix, 'payments');
    deadQueue = deadQueueName(world.topology.prefix, 'payments');
  });

  afterEach(async () => {
    await services.killAll();
    await world.db.database.query('TRUNCATE coins, inbox, outbox');
  });

  afterAll(() => world.close());

  const commitRow = (row: ReturnType<typeof buildOutboxRow>): Promise<unknown> =>
    world.db.database.query(
      `INSERT INTO outbox (${OUTBOX_COLUMNS.join(', ')}) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      outboxValues(row),
    );
  const commit = (coin: string, options?: PublishOptions): Promise<unknown> =>
    commitRow(buildOutboxRow(CoinDropped, { coin }, options));
  const coins = (): Promise<string[]> => coinsIn(world.db.database);
  const outboxRows = async (): Promise<number> =>
    (await world.db.database.query('SELECT 1 FROM outbox')).count;
  /** The next service takes up what the dead one left: one effect, and nothing is left over. */
  const comesRight = async (coin: string): Promise<void> => {
    services.start();
    await waitFor(async () => (await coins()).length > 0, { deadlineMs: STARTUP_MS });
    // Whatever else was on its way has arrived when a later message has.
    await commit('marker');
    await waitFor(async () => (await coins()).includes('marker'));
    await waitFor(async () => (await outboxRows()) === 0 && (await world.probe.depth(queue)) === 0);
    expect(await coins()).toEqual([coin, 'marker']);
  };

  it('F7: at relay.on-return, while no queue takes the message', async () => {
    const events = exchangeName(world.topology.prefix, 'events');
    const key = CoinDropped.name;
    await world.probe.channel.unbindQueue(world.probe.queue, events, '#');
    await world.probe.channel.unbindQueue(queue, events, key);
    await commit('returned');
    await services.dead(services.startDoomed('relay.on-return'));
    expect(await outboxRows()).toBe(1);
    await world.probe.channel.bindQueue(world.probe.queue, events, '#');
    await world.probe.channel.bindQueue(queue, events, key);
    await comesRight('returned');
  });

  it('F7: at consumer.on-reject, with a message that failed and is not put aside yet', async () => {
    await commit('failed');
    await services.dead(services.startDoomed('consumer.on-reject', { failing: 'transient' }));
    await comesRight('failed');
  });

  it('F7: at ops.during-SIGTERM-drain, while it ends in an orderly way with a message in flight', async () => {
    await world.db.database.query('CREATE TABLE never (at timestamptz)');
    const child = services.startDoomed('ops.during-SIGTERM-drain', { waitForTable: 'never' });
    const started = once(child, 'message');
    await commit('drained');
    await started;
    child.kill('SIGTERM');
    await services.dead(child);
    await comesRight('drained');
  });

  it('F7: at ops.on-DLQ-replay, with the message sent again and still among the dead', async () => {
    const messageId = 'dead and replayed';
    await commit('buried', { messageId });
    const burier = services.start({ failing: 'permanent' });
    await waitFor(async () => (await world.probe.depth(deadQueue)) === 1, { deadlineMs: STARTUP_MS });
    burier.kill('SIGKILL');
    await once(burier, 'exit');
    const replay = replayDeadLetterCommand('payments');
    await commitRow(buildOutboxRow(replay, { messageId, requestedBy: 'ann' }));
    // Handles nothing but the replay itself: what is sent again must be there for the next.
    await services.dead(services.startDoomed('ops.on-DLQ-replay', { waitForTable: 'never' }));
    await comesRight('buried');
    await waitFor(async () => (await world.probe.depth(deadQueue)) === 0);
  });
});

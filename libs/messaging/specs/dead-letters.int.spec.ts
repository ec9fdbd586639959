import { Controller, type INestApplication } from '@nestjs/common';
import { DeadLetterRecorded, DeadLetterSettled } from '#contracts/events/dead-letters';
import type { BodyOf } from '#contracts/message';
import { Failure } from '#platform/errors/failure';
import { waitFor } from '#testing/wait-for';
import { discardDeadLetterCommand, replayDeadLetterCommand } from '../dead-letters/commands';
import { Handles } from '../handles';
import type { MessageContext } from '../message-context';
import { deadQueueName, inQueueName } from '../topology/names';
import { bootService, CoinDropped, coinsIn, createWorld, publish, type World } from './test-service';

const refused = new Set<string>();
const attempts: Array<{ coin: string; attempt: number }> = [];

@Controller()
class StrictConsumer {
  @Handles(CoinDropped)
  async count(body: BodyOf<typeof CoinDropped>, message: MessageContext): Promise<void> {
    attempts.push({ coin: body.coin, attempt: message.attempt });
    if (refused.has(body.coin)) {
      throw Failure.mapping('coin-unknown', `no slot for ${body.coin}`, { details: { coin: body.coin } });
    }
    await message.once(async (tx) => {
      await tx.query('INSERT INTO coins (coin) VALUES ($1)', [body.coin]);
    });
  }
}

describe('dead letters', () => {
  const replay = replayDeadLetterCommand('payments');
  const discard = discardDeadLetterCommand('payments');
  let world: World;
  let app: INestApplication;
  let deadQueue: string;

  beforeAll(async () => {
    world = await createWorld();
    deadQueue = deadQueueName(world.topology.prefix, 'payments');
    app = await bootService(world, [StrictConsumer]);
  });

  afterAll(async () => {
    await app.close();
    await world.close();
  });

  beforeEach(async () => {
    refused.clear();
    await world.probe.channel.purgeQueue(deadQueue);
    world.probe.seen.length = 0;
  });

  const bury = async (coin: string): Promise<string> => {
    refused.add(coin);
    const messageId = `dead ${coin}`;
    await publish(app, world.db.database, CoinDropped, { coin }, { messageId });
    await waitFor(() =>
      world.probe
        .ofType(DeadLetterRecorded.type)
        .find((event) => (event.body as { deadLetterId: string }).deadLetterId === messageId),
    );
    await waitFor(async () => (await world.probe.depth(deadQueue)) > 0);
    return messageId;
  };
  const settled = (deadLetterId: string) =>
    waitFor(() =>
      world.probe
        .ofType(DeadLetterSettled.type)
        .map((event) => event.body as BodyOf<typeof DeadLetterSettled>)
        .find((body) => body.deadLetterId === deadLetterId),
    );
  const stateOf = async (messageId: string): Promise<unknown> =>
    (
      await world.db.database.query('SELECT state, settled_by FROM dead_letters WHERE message_id = $1', [
        messageId,
      ])
    ).rows[0];

  it('are kept also when the reason has texts that no database keeps, such as a page in another encoding', async () => {
    const coin = 'p\u0000a\u0000ge \ud83d';
    refused.add(coin);
    await publish(app, world.db.database, CoinDropped, { coin }, { messageId: 'dead page' });
    const { body } = await waitFor(() => world.probe.ofType(DeadLetterRecorded.type)[0]);
    const clean = 'p\ufffda\ufffdge \ufffd';
    expect(body).toMatchObject({ reason: `no slot for ${clean}`, details: { coin: clean } });
    expect(await stateOf('dead page')).toMatchObject({ state: 'dead' });
    await waitFor(async () => (await world.probe.depth(deadQueue)) === 1);
  });

  it('are replayed with a fresh count of attempts, past others in the queue', async () => {
    await bury('lead');
    const messageId = await bury('tin');
    await bury('zinc');
    await waitFor(async () => (await world.probe.depth(deadQueue)) === 3);
    refused.clear();
    await publish(app, world.db.database, replay, { messageId, requestedBy: 'ann' });

    await waitFor(async () => (await coinsIn(world.db.database)).includes('tin'));
    expect(await settled(messageId)).toEqual({
      deadLetterId: messageId,
      service: 'payments',
      outcome: 'replayed',
      by: 'ann',
      reason: null,
    });
    expect(attempts.filter((one) => one.coin === 'tin')).toEqual([
      { coin: 'tin', attempt: 1 },
      { coin: 'tin', attempt: 1 },
    ]);
    expect(await stateOf(messageId)).toEqual({ state: 'replayed', settled_by: 'ann' });
    await waitFor(async () => (await world.probe.depth(deadQueue)) === 2);
    expect(await coinsIn(world.db.database)).not.toContain('lead');
  });

  it('are replayed with an edited body', async () => {
    const messageId = await bury('irn');
    await publish(app, world.db.database, replay, { messageId, body: { coin: 'iron' }, requestedBy: 'bob' });
    await waitFor(async () => (await coinsIn(world.db.database)).includes('iron'));
    await waitFor(async () => (await world.probe.depth(deadQueue)) === 0);
  });

  it('stay where they are when the edited body breaks the contract', async () => {
    const messageId = await bury('gold');
    const body = { coin: 79 };
    await publish(
      app,
      world.db.database,
      replay,
      { messageId, body, requestedBy: 'bob' },
      { messageId: 'bad edit' },
    );
    const refusal = await waitFor(() =>
      world.probe.ofType(DeadLetterRecorded.type).find((event) => {
        const record = event.body as BodyOf<typeof DeadLetterRecorded>;
        return record.deadLetterId === 'bad edit';
      }),
    );
    expect(refusal.body).toMatchObject({ code: 'invalid-body', type: replay.type });
    expect(await stateOf(messageId)).toEqual({ state: 'dead', settled_by: null });
    await waitFor(async () => (await world.probe.depth(deadQueue)) === 2);
  });

  it('are recorded anew when the replay fails too', async () => {
    const messageId = await bury('brass');
    world.probe.seen.length = 0;
    await publish(app, world.db.database, replay, { messageId, requestedBy: 'ann' });
    await settled(messageId);
    await waitFor(() => world.probe.ofType(DeadLetterRecorded.type).length === 1);
    expect(await stateOf(messageId)).toEqual({ state: 'dead', settled_by: null });
    await waitFor(async () => (await world.probe.depth(deadQueue)) === 1);
  });

  it('are discarded with a reason', async () => {
    const messageId = await bury('dust');
    await publish(app, world.db.database, discard, { messageId, reason: 'not a coin', requestedBy: 'ann' });
    expect(await settled(messageId)).toMatchObject({ outcome: 'discarded', by: 'ann', reason: 'not a coin' });
    await waitFor(async () => (await world.probe.depth(deadQueue)) === 0);
    expect(await coinsIn(world.db.database)).not.toContain('dust');
  });

  it('settle as recovered when an operator moves the message in RabbitMQ and it succeeds', async () => {
    const messageId = await bury('copper');
    refused.clear();
    await world.probe.move(deadQueue, inQueueName(world.topology.prefix, 'payments'));
    expect(await settled(messageId)).toMatchObject({ outcome: 'recovered' });
    expect(await coinsIn(world.db.database)).toContain('copper');
    expect(attempts.filter((one) => one.coin === 'copper').map((one) => one.attempt)).toEqual([1, 1]);
  });

  it('that are gone from the queue can only be discarded', async () => {
    const messageId = await bury('ghost');
    await world.probe.channel.purgeQueue(deadQueue);
    await publish(
      app,
      world.db.database,
      replay,
      { messageId, requestedBy: 'ann' },
      { messageId: 'replay ghost' },
    );
    const refusal = await waitFor(() =>
      world.probe.ofType(DeadLetterRecorded.type).find((event) => {
        const record = event.body as BodyOf<typeof DeadLetterRecorded>;
        return record.deadLetterId === 'replay ghost';
      }),
    );
    expect(refusal.body).toMatchObject({ code: 'dead-letter-gone' });
    await publish(app, world.db.database, discard, { messageId, reason: 'gone', requestedBy: 'ann' });
    expect(await settled(messageId)).toMatchObject({ outcome: 'discarded' });
  });
});

import { Controller, type INestApplication } from '@nestjs/common';
import { SettleStep } from '#contracts/commands/settle-step';
import { DeadLetterRecorded } from '#contracts/events/dead-letters';
import type { BodyOf } from '#contracts/message';
import { Failure } from '#platform/errors/failure';
import { TEST_RETRY_DELAYS_MS } from '#testing/broker/test-topology';
import { waitFor } from '#testing/wait-for';
import { Handles } from '../handles';
import type { MessageContext } from '../message-context';
import { deadQueueName, exchangeName } from '../topology/names';
import {
  bootService,
  CoinDropped,
  coinsIn,
  CountCoin,
  createWorld,
  publish,
  type World,
} from './test-service';

interface Try {
  readonly coin: string;
  readonly attempt: number;
  readonly at: number;
  readonly traceId: string;
  readonly firstSeenAt: Date;
}

/** Longer than this suite lasts. */
const LONG_MS = 600_000;

const tries: Try[] = [];
const noticed: Array<{ code: string; attempt: number }> = [];
/** What the handler does for a coin; a coin without an entry is put away. */
const behaviour = new Map<string, (attempt: number) => void>();
const triesOf = (coin: string): Try[] => tries.filter((one) => one.coin === coin);

@Controller()
class MoodyConsumer {
  @Handles(CoinDropped, CountCoin)
  async count(body: BodyOf<typeof CoinDropped>, message: MessageContext): Promise<void> {
    const { attempt, firstSeenAt, trace } = message;
    tries.push({ coin: body.coin, attempt, at: Date.now(), traceId: trace.traceId, firstSeenAt });
    behaviour.get(body.coin)?.(attempt);
    await message.once(async (tx) => {
      await tx.query('INSERT INTO coins (coin) VALUES ($1)', [body.coin]);
    });
  }
}

describe('a handler that fails', () => {
  let world: World;
  let app: INestApplication;
  let deadQueue: string;

  beforeAll(async () => {
    world = await createWorld();
    deadQueue = deadQueueName(world.topology.prefix, 'payments');
    app = await bootService(world, [MoodyConsumer], {
      commands: [CountCoin],
      retryLimits: { maxConflictAttempts: 4 },
      onRetry: (_message, failure, attempt) => void noticed.push({ code: failure.code, attempt }),
    });
  });

  afterAll(async () => {
    await app.close();
    await world.close();
  });

  const recorded = (messageId: string) =>
    waitFor(() =>
      world.probe
        .ofType(DeadLetterRecorded.type)
        .map((event) => event.body as BodyOf<typeof DeadLetterRecorded>)
        .find((body) => body.deadLetterId === messageId),
    );

  it('is tried again and succeeds, in the same trace, told to the retry listener', async () => {
    behaviour.set('shy', (attempt) => {
      if (attempt < 3) throw Failure.transient('too-shy', 'not yet');
    });
    await publish(app, world.db.database, CoinDropped, { coin: 'shy' });

    await waitFor(async () => (await coinsIn(world.db.database)).includes('shy'));
    expect(triesOf('shy').map((one) => one.attempt)).toEqual([1, 2, 3]);
    expect(new Set(triesOf('shy').map((one) => one.traceId)).size).toBe(1);
    expect(triesOf('shy')[2]?.firstSeenAt).toEqual(triesOf('shy')[1]?.firstSeenAt);
    expect(noticed).toEqual([
      { code: 'too-shy', attempt: 1 },
      { code: 'too-shy', attempt: 2 },
    ]);
  });

  it('X-01: is tried a limited number of times with growing delays, then lies among the dead letters; others are not disturbed', async () => {
    behaviour.set('bad', () => {
      throw Failure.conflict('coin-in-use', 'somebody holds it');
    });
    const database = world.db.database;
    behaviour.set('patient', () => {
      throw Failure.rateLimited('slow-down', 'later', { retryAfterMs: LONG_MS });
    });
    await publish(app, database, CoinDropped, { coin: 'patient' });
    await waitFor(() => triesOf('patient').length > 0);
    await publish(app, database, CoinDropped, { coin: 'bad' }, { messageId: 'bad-1' });
    await waitFor(() => triesOf('bad').length > 0);
    for (const coin of ['one', 'two', 'three']) await publish(app, database, CoinDropped, { coin });
    await waitFor(
      async () => (await coinsIn(database)).filter((coin) => /one|two|three/.test(coin)).length === 3,
    );

    const letter = await recorded('bad-1');
    expect(triesOf('patient')).toHaveLength(1);
    const times = triesOf('bad').map((one) => one.at);
    expect(times).toHaveLength(4);
    const gaps = times.slice(1).map((time, index) => time - times[index]!);
    // Each waits for half of a doubled step at least; a crowded machine makes any of them longer.
    const least = [1, 2, 4].map((steps) => (TEST_RETRY_DELAYS_MS[0]! * steps) / 2);
    for (const [index, gap] of gaps.entries()) expect(gap).toBeGreaterThanOrEqual(least[index]! - 1);
    expect(letter).toMatchObject({
      code: 'coin-in-use',
      failureClass: 'conflict',
      attempts: 4,
      service: 'payments',
    });
    expect(await coinsIn(database)).not.toContain('bad');
  });

  it('goes to the dead letters at once when the failure is permanent: marks in the queue, a row, an event, and the waiting step fails', async () => {
    behaviour.set('fake', () => {
      throw Failure.permanent('coin-is-fake', 'it is chocolate', {
        suggestion: 'Eat it.',
        details: { cocoa: 70 },
      });
    });
    const step = { runId: 'run-9', stepId: 'count', attempt: 1 };
    const correlation = { storeId: 's', orderId: 'o' };
    await publish(
      app,
      world.db.database,
      CountCoin,
      { coin: 'fake' },
      { messageId: 'fake-1', step, correlation },
    );

    const letter = await recorded('fake-1');
    expect(triesOf('fake')).toHaveLength(1);
    expect(letter).toMatchObject({
      type: CountCoin.type,
      code: 'coin-is-fake',
      reason: 'it is chocolate',
      suggestion: 'Eat it.',
      details: { cocoa: 70 },
      attempts: 1,
      correlationId: 's/o',
      body: { coin: 'fake', value: 1 },
    });
    const rows = await world.db.database.query('SELECT state, code FROM dead_letters WHERE message_id = $1', [
      'fake-1',
    ]);
    expect(rows.rows).toEqual([{ state: 'dead', code: 'coin-is-fake' }]);
    const settled = await waitFor(() => world.probe.ofType(SettleStep.type)[0]);
    expect(settled.body).toMatchObject({ ...step, outcome: 'failed', error: { code: 'coin-is-fake' } });

    const buried = await waitFor(async () => {
      const message = await world.probe.take(deadQueue);
      return message?.messageId === 'fake-1' && message;
    });
    expect(buried.headers).toMatchObject({
      'x-dead-code': 'coin-is-fake',
      'x-dead-class': 'permanent',
      'x-dead-reason': 'it is chocolate',
      'x-dead-suggestion': 'Eat it.',
      'x-dead-attempts': 1,
    });
  });

  it('waits as long as the other side asked', async () => {
    behaviour.set('busy', (attempt) => {
      if (attempt === 1) throw Failure.rateLimited('slow-down', 'later', { retryAfterMs: 700 });
    });
    await publish(app, world.db.database, CoinDropped, { coin: 'busy' });
    await waitFor(async () => (await coinsIn(world.db.database)).includes('busy'));
    const [first, second] = triesOf('busy');
    expect(triesOf('busy')).toHaveLength(2);
    expect(second!.at - first!.at).toBeGreaterThanOrEqual(699);
  });

  it('gives up a type nobody knows when no version has known it for ten minutes', async () => {
    const events = exchangeName(world.topology.prefix, 'events');
    const type = 'coin.melted.v9';
    const firstSeen = new Date(Date.now() - 11 * 60_000).toISOString();
    const headers = { 'x-first-seen': firstSeen, 'x-attempt': 9 };
    await world.probe.send(events, CoinDropped.name, { coin: 'x' }, { type, messageId: 'melted-1', headers });
    expect(await recorded('melted-1')).toMatchObject({
      code: 'unknown-type',
      failureClass: 'permanent',
      attempts: 9,
      type,
    });
  });

  it.each([
    ['a body that breaks the contract', CoinDropped.type, { coin: 5 }, 'invalid-body'],
    ['a body that is not JSON', CoinDropped.type, Buffer.from('{"coin":'), 'invalid-json'],
  ])('does not loop on %s', async (name, type, body, code) => {
    const messageId = `foreign ${name}`;
    const events = exchangeName(world.topology.prefix, 'events');
    await world.probe.send(events, CoinDropped.name, body, { type, messageId });
    expect(await recorded(messageId)).toMatchObject({ code, failureClass: 'permanent', attempts: 1, type });
  });

  it('gives up a transient failure when it has become too old', async () => {
    behaviour.set('old', () => {
      throw Failure.transient('still-down', 'no');
    });
    const events = exchangeName(world.topology.prefix, 'events');
    const firstSeen = new Date(Date.now() - 73 * 3_600_000).toISOString();
    await world.probe.send(
      events,
      CoinDropped.name,
      { coin: 'old' },
      { type: CoinDropped.type, messageId: 'old-1', headers: { 'x-first-seen': firstSeen, 'x-attempt': 80 } },
    );
    expect(await recorded('old-1')).toMatchObject({
      code: 'still-down',
      attempts: 80,
      firstSeenAt: firstSeen,
    });
    expect(triesOf('old')).toHaveLength(1);
  });
});

import { Controller, type INestApplication } from '@nestjs/common';
import { DeadLetterRecorded, DeadLetterSucceeded } from '#contracts/events/dead-letters';
import type { BodyOf } from '#contracts/message';
import { Failure } from '#platform/errors/failure';
import { waitFor } from '#testing/wait-for';
import { replayDeadLetterCommand } from '../dead-letters/commands';
import { Handles } from '../handles';
import type { MessageContext } from '../message-context';
import { bootService, CoinDropped, coinsIn, createWorld, publish, type World } from './test-service';

const refused = new Set<string>();

@Controller()
class StrictConsumer {
  @Handles(CoinDropped)
  async count({ coin }: BodyOf<typeof CoinDropped>, message: MessageContext): Promise<void> {
    if (refused.has(coin)) throw Failure.mapping('coin-unknown', `no slot for ${coin}`);
    await message.once((tx) => tx.query('INSERT INTO coins (coin) VALUES ($1)', [coin]));
  }
}

describe('what died and works after all', () => {
  let world: World;
  let app: INestApplication;

  beforeAll(async () => {
    world = await createWorld();
    app = await bootService(world, [StrictConsumer]);
  });
  afterAll(async () => {
    await app.close();
    await world.close();
  });

  const drop = (coin: string, messageId: string, orderId: string) =>
    publish(
      app,
      world.db.database,
      CoinDropped,
      { coin },
      { messageId, correlation: { storeId: 's', orderId } },
    );
  const bury = async (coin: string, orderId: string): Promise<string> => {
    refused.add(coin);
    const messageId = `dead ${coin}`;
    await drop(coin, messageId, orderId);
    await waitFor(() => bodies(DeadLetterRecorded).find(({ deadLetterId }) => deadLetterId === messageId));
    await waitFor(async () => {
      const { rows } = await world.db.database.query('SELECT 1 FROM dead_letters WHERE message_id = $1', [
        messageId,
      ]);
      return rows.length === 1;
    });
    return messageId;
  };
  const bodies = <D extends typeof DeadLetterRecorded | typeof DeadLetterSucceeded>(event: D) =>
    world.probe.ofType(event.type).map(({ body }) => body as BodyOf<D>);
  const success = (deadLetterId: string) =>
    waitFor(() => bodies(DeadLetterSucceeded).find((event) => event.deadLetterId === deadLetterId));

  it('is told of a replay that was handled', async () => {
    const deadLetterId = await bury('silver', '1');
    refused.clear();
    const body = { messageId: deadLetterId, requestedBy: 'ann' };
    await publish(app, world.db.database, replayDeadLetterCommand('payments'), body, { messageId: 'r1' });
    expect(await success(deadLetterId)).toMatchObject({
      by: 'replay',
      messageId: deadLetterId,
      service: 'payments',
    });
  });

  it('is told of a later message of the type about the same order, once, and of no other order', async () => {
    const [dead, other] = [await bury('bronze', '2'), await bury('tin', '3')];
    await drop('gold', 'later', '2');
    expect(await success(dead)).toMatchObject({ by: 'later-message', messageId: 'later' });
    await drop('gold', 'later still', '2');
    await waitFor(
      async () => (await coinsIn(world.db.database)).filter((coin) => coin === 'gold').length === 2,
    );
    refused.clear();
    const replay = { messageId: other, requestedBy: 'ann' };
    await publish(app, world.db.database, replayDeadLetterCommand('payments'), replay, { messageId: 'r2' });
    expect(await success(other)).toMatchObject({ by: 'replay' });
    expect(bodies(DeadLetterSucceeded).filter(({ deadLetterId }) => deadLetterId === dead)).toHaveLength(1);
  });

  it('is known to a service that has just started', async () => {
    const dead = await bury('lead', '4');
    await app.close();
    app = await bootService(world, [StrictConsumer]);
    await drop('gold', 'after the start', '4');
    expect(await success(dead)).toMatchObject({ by: 'later-message' });
  });
});

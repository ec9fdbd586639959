import { Controller, type INestApplication } from '@nestjs/common';
import type { BodyOf } from '#contracts/message';
import { SettleStep } from '#contracts/commands/settle-step';
import { waitFor } from '#testing/wait-for';
import { Answers, Handles } from '../handles';
import type { MessageContext } from '../message-context';
import { MessagingStatus } from '../status';
import {
  bootService,
  CoinCounted,
  CoinDropped,
  coinsIn,
  CountCoin,
  createWorld,
  FindCoin,
  publish,
  type World,
} from './test-service';

@Controller()
class CoinConsumer {
  @Handles(CoinDropped, CountCoin)
  async count(body: BodyOf<typeof CoinDropped>, message: MessageContext): Promise<void> {
    await message.once(async (tx) => {
      await tx.query('INSERT INTO coins (coin, value) VALUES ($1, $2)', [body.coin, body.value]);
      await message.publish(tx, CoinCounted, body);
      await message.completeStep(tx, { coin: body.coin });
    });
  }

  @Answers(FindCoin)
  find(request: BodyOf<typeof FindCoin>): { coin: string; found: boolean } {
    return { coin: request.coin, found: true };
  }
}

describe('a message from outbox to effect', () => {
  let world: World;
  let app: INestApplication;

  beforeAll(async () => {
    world = await createWorld();
    app = await bootService(world, [CoinConsumer], { commands: [CountCoin] });
  });

  afterAll(async () => {
    await app.close();
    await world.close();
  });

  it('takes effect once, and its consequence carries order, cause and trace', async () => {
    const correlation = { storeId: 'store-1', orderId: 'order/7' };
    const step = { runId: 'run-1', stepId: 'count', attempt: 2 };
    await publish(
      app,
      world.db.database,
      CountCoin,
      { coin: 'penny' },
      { correlation, step, messageId: 'm-1' },
    );

    const [counted] = await waitFor(() => {
      const found = world.probe.ofType(CoinCounted.type);
      return found.length > 0 && found;
    });
    const [command] = world.probe.ofType(CountCoin.type);
    expect(counted).toMatchObject({ correlationId: 'store-1/order/7', body: { coin: 'penny', value: 1 } });
    expect(counted?.headers['x-causation-id']).toBe('m-1');
    expect(String(counted?.headers['traceparent']).split('-')[1]).toBe(
      String(command?.headers['traceparent']).split('-')[1],
    );
    const [settled] = await waitFor(() => {
      const found = world.probe.ofType(SettleStep.type);
      return found.length > 0 && found;
    });
    expect(settled?.body).toEqual({ ...step, outcome: 'completed', result: { coin: 'penny' } });
    expect(await coinsIn(world.db.database)).toEqual(['penny']);
    expect(app.get(MessagingStatus, { strict: false }).snapshot()).toEqual({
      publishing: 'up',
      consuming: 'up',
      receiving: true,
      topologyFaults: [],
    });
  });
});

import { Controller, type INestApplication } from '@nestjs/common';
import type { BodyOf } from '#contracts/message';
import { PaymentsInspection } from '#contracts/queries/message-inspection';
import { Failure } from '#platform/errors/failure';
import { waitFor } from '#testing/wait-for';
import { Handles } from '../handles';
import { Previews } from '../inspection/previews';
import type { MessageContext } from '../message-context';
import { QueryClient } from '../query-client';
import { bootService, CoinDropped, coinsIn, createWorld, publish, type World } from './test-service';

@Controller()
class CoinConsumer {
  @Handles(CoinDropped)
  async count({ coin }: BodyOf<typeof CoinDropped>, message: MessageContext): Promise<void> {
    await message.once((tx) => tx.query('INSERT INTO coins (coin) VALUES ($1)', [coin]));
  }
}

describe('inspecting a message without handling it', () => {
  let world: World;
  let app: INestApplication;

  beforeAll(async () => {
    world = await createWorld();
    app = await bootService(world, [CoinConsumer]);
    await publish(app, world.db.database, CoinDropped, { coin: 'gold', value: 2 }, { messageId: 'good' });
    await waitFor(async () => {
      const { rows } = await world.db.database.query('SELECT 1 FROM good_messages');
      return rows.length === 1;
    });
  });
  afterAll(async () => {
    await app.close();
    await world.close();
  });

  const inspect = (body: unknown, type = CoinDropped.type, messageId = 'dead') =>
    app.get(QueryClient, { strict: false }).ask(PaymentsInspection, { messageId, type, body });

  it('says plainly where the handler cannot say what it would do', async () => {
    expect(await inspect({ coin: 'silver', value: 1 })).toEqual({
      handled: true,
      faults: [],
      effectHappened: false,
      preview: null,
      comparedWith: { messageId: 'good', handledAt: expect.any(String) as string },
      differences: [],
    });
    expect(await coinsIn(world.db.database)).toEqual(['gold']);
  });

  it('tells where the contract is broken and how it differs from the last good one', async () => {
    const found = await inspect({ value: 'two' });
    expect(found.faults.map(({ path }) => path).sort()).toEqual(['coin', 'value']);
    expect(found.differences).toEqual([
      { path: 'coin', kind: 'missing', good: 'text', now: null },
      { path: 'value', kind: 'other-type', good: 'integer', now: 'text' },
    ]);
  });

  it('knows what has had its effect, and what nobody here takes', async () => {
    expect(await inspect({ coin: 'gold' }, CoinDropped.type, 'good')).toMatchObject({ effectHappened: true });
    expect(await inspect({}, 'unheard.of.v1')).toMatchObject({ handled: false, comparedWith: null });
  });

  it('asks the handler that can say, and takes what it fails with for what a replay would', async () => {
    app.get(Previews, { strict: false }).add(CoinDropped, async ({ coin }) => {
      await Promise.resolve();
      if (coin === 'dust') throw Failure.mapping('coin-unknown', 'no slot', { details: { field: 'coin' } });
      return { verdict: 'would-act', code: 'count', sentence: `It would count ${coin}`, details: {} };
    });
    expect((await inspect({ coin: 'tin' })).preview).toMatchObject({
      verdict: 'would-act',
      sentence: 'It would count tin',
    });
    expect((await inspect({ coin: 'dust' })).preview).toEqual({
      verdict: 'would-fail',
      code: 'coin-unknown',
      sentence: 'no slot',
      details: { field: 'coin' },
    });
    expect((await inspect({})).preview).toBeNull();
  });
});

import { Controller, type INestApplication } from '@nestjs/common';
import { z } from 'zod';
import { defineQuery, type BodyOf } from '#contracts/message';
import { Failure } from '#platform/errors/failure';
import { Answers, Handles } from '../handles';
import { QueryClient } from '../query-client';
import { bootService, CoinDropped, createWorld, FindCoin, type World } from './test-service';

const Silence = defineQuery('payments', 'be-silent', 1, 'Never answers.', z.object({}), z.object({}));
const NobodyHome = defineQuery(
  'orchestrator',
  'any',
  1,
  'Asks a service that is not there.',
  z.object({}),
  z.object({}),
);
const NotKnown = defineQuery('payments', 'not-known', 1, 'Has no handler.', z.object({}), z.object({}));

@Controller()
class Oracle {
  @Handles(CoinDropped)
  async ignore(): Promise<void> {
    // The service subscribes to it; this suite is about questions.
  }

  @Answers(FindCoin)
  find(request: BodyOf<typeof FindCoin>): { coin: string; found: boolean } {
    if (request.coin === 'lost') {
      throw Failure.conflict('coin-moved', 'it rolled away', {
        details: { to: 'the drain' },
        suggestion: 'Look there.',
      });
    }
    if (request.coin === 'odd') return { coin: 'odd' } as never;
    return { coin: request.coin, found: request.coin !== 'none' };
  }

  @Answers(Silence)
  silent(): Promise<Record<string, never>> {
    return new Promise(() => undefined);
  }
}

describe('a query', () => {
  let world: World;
  let app: INestApplication;
  let client: QueryClient;

  beforeAll(async () => {
    world = await createWorld();
    app = await bootService(world, [Oracle]);
    client = app.get(QueryClient, { strict: false });
    await client.ask(FindCoin, { coin: 'warm-up' }, { timeoutMs: 10_000 });
  });

  afterAll(async () => {
    await app.close();
    await world.close();
  });

  it('is answered, many at a time, each with its own answer', async () => {
    const coins = Array.from({ length: 40 }, (_, index) => (index % 2 ? `coin-${index}` : 'none'));
    const answers = await Promise.all(coins.map((coin) => client.ask(FindCoin, { coin })));
    expect(answers).toEqual(coins.map((coin) => ({ coin, found: coin !== 'none' })));
  });

  it('rejects with the failure of the side that answered', async () => {
    await expect(client.ask(FindCoin, { coin: 'lost' })).rejects.toMatchObject({
      failureClass: 'conflict',
      code: 'coin-moved',
      message: 'it rolled away',
      details: { to: 'the drain' },
      suggestion: 'Look there.',
    });
  });

  it.each([
    ['the service takes too long', Silence],
    ['the service is not there', NobodyHome],
  ])('rejects as unanswered when %s', async (_reason, query) => {
    await expect(client.ask(query, {}, { timeoutMs: 200 })).rejects.toMatchObject({
      failureClass: 'transient',
      code: 'query-unanswered',
    });
  });

  it('rejects when the service has no handler for it', async () => {
    await expect(client.ask(NotKnown, {})).rejects.toMatchObject({ code: 'unknown-type' });
  });

  it('rejects questions and answers that break the contract', async () => {
    await expect(client.ask(FindCoin, { coin: 5 as never })).rejects.toMatchObject({ code: 'invalid-body' });
    await expect(client.ask(FindCoin, { coin: 'odd' })).rejects.toMatchObject({ code: 'invalid-answer' });
  });
});

import { Controller } from '@nestjs/common';
import { defineCommand } from '#contracts/message';
import { z } from 'zod';
import { Handles } from '../handles';
import { bootService, CoinCounted, CoinDropped, CountCoin, createWorld, type World } from './test-service';

const OrchestratorOnly = defineCommand('orchestrator', 'think', 1, 'Not for payments.', z.object({}));

@Controller()
class One {
  @Handles(CoinDropped)
  async count(): Promise<void> {
    // Only its existence matters here.
  }
}

@Controller()
class Two {
  @Handles(CoinDropped)
  async countToo(): Promise<void> {
    // Only its existence matters here.
  }
}

@Controller()
class Foreign {
  @Handles(CoinCounted, OrchestratorOnly)
  async never(): Promise<void> {
    // Only its existence matters here.
  }
}

describe('the check of handlers at boot', () => {
  let world: World;

  beforeAll(async () => {
    world = await createWorld();
  });

  afterAll(() => world.close());

  it.each([
    [
      'a subscribed event has none',
      [],
      {},
      '"coin.dropped.v1" has no handler: add a controller method with @Handles',
    ],
    ['a command has none', [One], { commands: [CountCoin] }, '"payments.count-coin.v1" has no handler'],
    ['there are two', [One, Two], {}, '"coin.dropped.v1" has two handlers: keep one @Handles'],
    [
      'an event never arrives',
      [One, Foreign],
      {},
      '"coin.counted.v1" is handled but never arrives: add it to the subscriptions',
    ],
    [
      "a command is another service's",
      [One, Foreign],
      {},
      '"orchestrator.think.v1" belongs to orchestrator: handle it there',
    ],
  ])('refuses to start when %s', async (_case, controllers, options, message) => {
    await expect(bootService(world, controllers, options)).rejects.toThrow(message);
  });
});

import { ConnectionHeard, ConnectionSilent } from '#contracts/events/connection-silence';
import { WebhookProcessed } from '#contracts/events/platform';
import { CONNECTION, PaymentsWorld } from '../specs/payments-world';
import { SweepMissedEvents } from './sweep-missed-events';

const MINUTE = 60_000;

describe('the silence of the payment provider', () => {
  let world: PaymentsWorld;
  beforeAll(async () => {
    world = await PaymentsWorld.start();
  });
  afterAll(() => world.close());

  const silences = () => world.service.published(ConnectionSilent);
  const buy = async (): Promise<void> => {
    const payment = await world.create(world.order());
    await world.stripe.pay(payment.external.checkoutSessionId ?? '');
  };
  const sweepLater = async (minutes: number): Promise<void> => {
    world.advance(minutes * MINUTE);
    await world.service.app.get(SweepMissedEvents).run();
  };
  const heard = async (): Promise<void> => {
    const before = world.service.published(WebhookProcessed).length;
    world.deliverWebhooks = true;
    await buy();
    await world.service.waitFor(() => world.service.published(WebhookProcessed).length > before);
    await world.quiet();
  };

  it('is told once when payments go on and webhooks do not, and is over with the next webhook', async () => {
    world.deliverWebhooks = false;
    await buy();
    await sweepLater(60);
    await buy();
    await sweepLater(60);
    expect(await rows()).toBe(0);

    await heard();
    await sweepLater(600);
    expect(silences()).toEqual([]);

    world.deliverWebhooks = false;
    for (let round = 0; round < 5; round += 1) {
      await buy();
      await sweepLater(10);
    }
    await world.service.waitFor(() => silences().length > 0);
    expect(silences()).toMatchObject([{ connectionId: CONNECTION, rounds: 3 }]);

    await heard();
    const [over] = await world.service.waitFor(() => {
      const told = world.service.published(ConnectionHeard);
      return told.length > 0 ? told : undefined;
    });
    expect(over).toMatchObject({ connectionId: CONNECTION, since: silences()[0]!.since });
    await sweepLater(60);
    await sweepLater(60);
    expect([silences().length, world.service.published(ConnectionHeard).length]).toEqual([1, 1]);
  });

  async function rows(): Promise<number> {
    return (await world.service.database.query('SELECT 1 FROM connection_hearings')).count;
  }
});

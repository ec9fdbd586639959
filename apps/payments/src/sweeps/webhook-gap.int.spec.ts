import { PaymentSucceeded, RefundSucceeded } from '#contracts/events/payments';
import { WebhookGapFound } from '#contracts/events/webhook-gaps';
import { ListMissedEvents } from '#contracts/queries/payments';
import type { Order } from '#contracts/models/order';
import { isInteresting } from '#connectors/stripe/webhooks/event-types';
import { CONNECTION, PaymentsWorld } from '../specs/payments-world';
import { SweepMissedEvents } from './sweep-missed-events';

const DAY = 24 * 3_600_000;
const WANTED = 1_000;

describe('a gap in the webhooks', () => {
  let world: PaymentsWorld;
  beforeAll(async () => {
    world = await PaymentsWorld.start();
  });
  afterAll(() => world.close());

  const missed = async () => {
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const page: { items: Array<{ eventId: string }>; nextCursor: string | null } = await world.service.ask(
        ListMissedEvents,
        { connectionId: CONNECTION, cursor, limit: 200 },
      );
      ids.push(...page.items.map((item) => item.eventId));
      cursor = page.nextCursor;
    } while (cursor !== null);
    return ids;
  };

  it('AC-10: off for four days and a thousand events: all are listed, applied in whatever order, and reported once', async () => {
    const sweep = world.service.app.get(SweepMissedEvents);
    await sweep.run();
    const orders: Order[] = [];
    world.deliverWebhooks = false;
    const from = world.events.length;
    const happened = () => world.events.slice(from).filter((event) => isInteresting(event.type));
    for (let n = 0; n < 120; n += 1) {
      if (n % 30 === 0) world.advance(DAY);
      const order = world.order();
      orders.push(order);
      const payment = await world.create(order);
      await world.stripe.pay(payment.external.checkoutSessionId ?? '');
    }
    const refunded = new Set<string>();
    for (let n = 0; happened().length < WANTED; n += 1) {
      const index = n % orders.length;
      const intent = world.stripe.simulator.world.paymentIntents.find(
        (each) => each.metadata['tillbridge_order'] === orders[index]!.orderId,
      );
      await world.stripe.stripe.refunds.create({ payment_intent: intent?.id ?? '', amount: 1 });
      refunded.add(orders[index]!.orderId);
    }
    world.advance(61_000);
    await sweep.run();
    await sweep.run();
    await world.quiet();

    const ids = await missed();
    expect(new Set(ids)).toEqual(new Set(happened().map((event) => event.id)));
    expect(ids.length).toBeGreaterThanOrEqual(WANTED);
    const [report, ...more] = world.service.published(WebhookGapFound);
    expect(more).toEqual([]);
    expect(report).toMatchObject({ connectionId: CONNECTION, events: ids.length });
    expect(Date.parse(report!.to) - Date.parse(report!.from)).toBeGreaterThan(2 * DAY);
    for (const order of orders) {
      expect(world.told(PaymentSucceeded, order)).toHaveLength(1);
      const { status } = (await world.payments(order))[0]!;
      expect(status).toBe(refunded.has(order.orderId) ? 'partially_refunded' : 'paid');
    }
    const refunds = world.stripe.simulator.world.refunds.values().length;
    expect(world.service.published(RefundSucceeded)).toHaveLength(refunds);
  });
});

import {
  BalanceTransactionRecorded,
  PaymentFailed,
  PaymentProcessing,
  PaymentRequiresAction,
  PaymentSucceeded,
} from '#contracts/events/payments';
import { WebhookProcessed } from '#contracts/events/platform';
import { FindCheckout } from '#contracts/queries/payments';
import type { Order } from '#contracts/models/order';
import { LookAtOpenPayments } from '../sweeps/look-at-open-payments';
import { SettleBalances } from '../sweeps/settle-balances';
import { SweepMissedEvents } from '../sweeps/sweep-missed-events';
import { PaymentsWorld } from '../specs/payments-world';

const DAY = 24 * 3_600_000;
const DECLINED = '4000000000000002';

describe("Stripe's webhooks", () => {
  let world: PaymentsWorld;
  beforeAll(async () => {
    world = await PaymentsWorld.start({ stripe: { asyncPaymentDelayMs: 3 * DAY } });
  });
  afterAll(() => world.close());

  const eventsOf = (order: Order, type: string) =>
    world.events.filter((event) => {
      const object = event.data.object as { metadata?: Record<string, string> };
      return event.type === type && object.metadata?.['tillbridge_order'] === order.orderId;
    });

  it('AC-07: events in three API versions, one with fields removed, are applied by fetching again', async () => {
    world.deliverWebhooks = false;
    const orders = [world.order(), world.order(), world.order()];
    for (const order of orders) await world.pay(await world.create(order));
    const versions = ['2020-08-27', '2024-04-10', '2026-10-28.endive'];
    for (const [index, order] of orders.entries()) {
      const event = eventsOf(order, 'payment_intent.succeeded')[0]!;
      const { id, object } = event.data.object as { id: string; object: string };
      const bare = { ...event, api_version: versions[index]!, data: { object: { id, object } } };
      await world.deliver(bare);
    }
    world.deliverWebhooks = true;
    for (const order of orders) await world.paymentIn(order, 'paid');
  });

  it('AC-08: one event a hundred times, again after three days, again by resend: one effect', async () => {
    const order = world.order();
    const payment = await world.create(order);
    world.deliverWebhooks = false;
    await world.pay(payment);
    const event = eventsOf(order, 'payment_intent.succeeded')[0]!;
    await Promise.all(
      Array.from({ length: 100 }, (_, copy) => world.deliver(event, `wh_${order.orderId}_${copy % 50}`)),
    );
    await world.paymentIn(order, 'paid');
    const { version } = (await world.payments(order))[0]!;
    world.advance(3 * DAY);
    await world.deliver(event, `wh_${order.orderId}_late`);
    await world.deliver(event, `wh_${order.orderId}_resent`);
    await world.service.waitFor(
      () =>
        world.service
          .published(WebhookProcessed)
          .filter((body) => body.webhookEventId.startsWith(`wh_${order.orderId}_`)).length === 52,
    );
    world.deliverWebhooks = true;
    expect(world.told(PaymentSucceeded, order)).toHaveLength(1);
    expect(world.told(BalanceTransactionRecorded, order)).toHaveLength(1);
    expect((await world.payments(order))[0]?.version).toBe(version);
  });

  it('AC-20: fail, retry, succeed ends paid, and a late failure is ignored and recorded', async () => {
    const order = world.order();
    const payment = await world.create(order);
    await world.pay(payment, DECLINED);
    const failed = await world.paymentIn(order, 'failed');
    expect(failed.failure).toMatchObject({ code: 'card-declined', declineCode: 'generic_decline' });
    const place = await world.service.ask(FindCheckout, { storeId: 'shop', orderId: order.orderId });
    expect(place.state).toBe('open');
    await world.pay(payment);
    await world.paymentIn(order, 'paid');
    // What the other webhooks of the payment still add is none of what the late one does.
    await world.quiet();
    const [paid] = await world.payments(order);
    await world.deliver(eventsOf(order, 'payment_intent.payment_failed')[0]!, `late_${order.orderId}`);
    await world.service.waitFor(() =>
      world.service
        .published(WebhookProcessed)
        .some((body) => body.webhookEventId === `late_${order.orderId}`),
    );
    await world.quiet();
    expect((await world.payments(order))[0]).toEqual(paid);
    expect(world.told(PaymentFailed, order)).toHaveLength(1);
    expect(world.told(PaymentSucceeded, order)).toHaveLength(1);
  });

  it('AC-20: each decline is told once, also the second of the same card', async () => {
    const order = world.order();
    const payment = await world.create(order);
    await world.pay(payment, DECLINED);
    await world.paymentIn(order, 'failed');
    await world.quiet();
    await world.pay(payment, DECLINED);
    await world.service.waitFor(() => world.told(PaymentFailed, order).length === 2);
  });

  it.each([
    ['AT611904300234573201', 'paid'],
    ['AT861904300235473202', 'failed'],
  ] as const)('AC-21: a bank debit (%s) is pending for three days, then %s', async (iban, verdict) => {
    const order = world.order();
    await world.pay(await world.create(order), iban);
    await world.paymentIn(order, 'processing');
    const ask = { storeId: 'shop', orderId: order.orderId };
    expect((await world.service.ask(FindCheckout, ask)).state).toBe('pending');
    world.advance(3 * DAY + 1_000);
    await world.paymentIn(order, verdict);
    await world.quiet();
    expect(world.told(PaymentProcessing, order)).toHaveLength(1);
    expect((await world.service.ask(FindCheckout, ask)).state).toBe(
      verdict === 'paid' ? 'paid' : 'renewable',
    );
  });

  it('tells of a step the shopper has to take', async () => {
    const order = world.order();
    await world.pay(await world.create(order), '4000002760003184', { authenticate: 'leave' });
    await world.paymentIn(order, 'requires_action');
    await world.quiet();
    expect(world.told(PaymentRequiresAction, order)).toHaveLength(1);
  });

  it('heals by itself when every webhook of a payment is lost', async () => {
    const order = world.order();
    const payment = await world.create(order);
    await world.quiet();
    world.deliverWebhooks = false;
    await world.pay(payment);
    world.advance(10 * 60_000);
    await world.service.app.get(LookAtOpenPayments).run();
    world.deliverWebhooks = true;
    await world.paymentIn(order, 'paid');
    await world.quiet();
    expect(world.told(PaymentSucceeded, order)).toHaveLength(1);
  });

  it('F14: the sweep finds events that no webhook brought, and only those', async () => {
    const sweep = world.service.app.get(SweepMissedEvents);
    await sweep.run();
    const missed = world.order();
    const heard = world.order();
    const payment = await world.create(missed);
    await world.pay(await world.create(heard));
    await world.paymentIn(heard, 'paid');
    world.deliverWebhooks = false;
    await world.pay(payment);
    world.advance(5 * 60_000);
    await sweep.run();
    world.deliverWebhooks = true;
    await world.paymentIn(missed, 'paid');
    await sweep.run();
    await world.quiet();
    expect(world.told(PaymentSucceeded, missed)).toHaveLength(1);
    expect(world.told(PaymentSucceeded, heard)).toHaveLength(1);
  });

  it('notes what belongs to no order of ours and goes on', async () => {
    const foreign = await world.stripe.stripe.paymentIntents.create({ amount: 1000, currency: 'eur' });
    const event = world.events.find((each) => (each.data.object as { id?: string }).id === foreign.id)!;
    await world.deliver(event, 'wh_foreign');
    const gone = { ...event, data: { object: { id: 'pi_gone', object: 'payment_intent' } } };
    await world.deliver(gone, 'wh_gone');
    const other = { ...event, data: { object: { id: 'in_1', object: 'invoice' } } };
    await world.deliver(other, 'wh_other');
    for (const id of ['wh_foreign', 'wh_gone', 'wh_other']) {
      const processed = await world.service.waitFor(() =>
        world.service.published(WebhookProcessed).find((body) => body.webhookEventId === id),
      );
      expect(processed.state).toBe('ignored');
    }
  });
});

describe('a fee that comes late', () => {
  let world: PaymentsWorld;
  beforeAll(async () => {
    world = await PaymentsWorld.start({ stripe: { balanceTransactionDelayMs: 10 * 60_000 } });
  });
  afterAll(() => world.close());

  it.each([
    ['by charge.updated', true],
    ['by asking again', false],
  ])('AC-39: the movement is told once when it exists, learnt %s', async (_, byWebhook) => {
    const order = world.order();
    await world.pay(await world.create(order));
    await world.paymentIn(order, 'paid');
    await world.quiet();
    expect(world.told(BalanceTransactionRecorded, order)).toHaveLength(0);
    world.deliverWebhooks = byWebhook;
    world.advance(11 * 60_000);
    if (!byWebhook) await world.service.app.get(SettleBalances).run();
    world.deliverWebhooks = true;
    await world.service.waitFor(() => world.told(BalanceTransactionRecorded, order).length === 1);
    await world.service.app.get(SettleBalances).run();
    await world.quiet();
    expect(world.told(BalanceTransactionRecorded, order)).toHaveLength(1);
  });
});

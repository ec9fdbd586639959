import { CapturePayment, CreatePayment, RenewCheckout } from '#contracts/commands/payments';
import {
  BalanceTransactionRecorded,
  PaymentCreated,
  PaymentException,
  PaymentSucceeded,
} from '#contracts/events/payments';
import type { Order } from '#contracts/models/order';
import type { Payment } from '#contracts/models/payment';
import { LookAtOpenPayments } from '../sweeps/look-at-open-payments';
import { PaymentsWorld } from './payments-world';

describe('several ways to the same payment at once', () => {
  let world: PaymentsWorld;
  beforeAll(async () => {
    world = await PaymentsWorld.start({
      stores: [{ id: 'shop' }, { id: 'manual', capture: { mode: 'manual' } }],
    });
  });
  afterAll(() => world.close());

  const sessionsOf = (order: Order) =>
    world.stripe.simulator.world.sessions.filter(
      (session) => session.metadata['tillbridge_order'] === order.orderId,
    );
  const sessionOf = (order: Order) => world.service.waitFor(() => sessionsOf(order)[0]);

  it('AC-11: the webhook comes before our own save of the id: nothing is lost, nothing doubled', async () => {
    const trials = 60;
    world.stripe.server
      .faults('stripe')
      .add({ match: { method: 'POST', pathPattern: '/v1/checkout/sessions' }, kind: 'delay', delayMs: 40 });
    const orders = Array.from({ length: trials }, () => world.order());
    await Promise.all(
      orders.map(async (order) => {
        const created = world.create(order);
        const session = await sessionOf(order);
        await world.stripe.pay(session.id);
        await created;
      }),
    );
    world.stripe.server.faults('stripe').clear();
    for (const order of orders) await world.paymentIn(order, 'paid');
    await world.quiet();
    for (const order of orders) {
      expect(world.told(PaymentSucceeded, order)).toHaveLength(1);
      expect(world.told(PaymentException, order)).toHaveLength(0);
      expect(sessionsOf(order)).toHaveLength(1);
    }
  }, 60_000);

  it('AC-12: webhook, returning shopper and timer together: one transition, one movement', async () => {
    const orders = Array.from({ length: 30 }, () => world.order());
    const payments = await Promise.all(orders.map((order) => world.create(order)));
    world.advance(5 * 60_000);
    await Promise.all(
      payments.map(async (payment, index) => {
        const { storeId, orderId } = orders[index]!;
        await world.pay(payment);
        await Promise.all([
          world.service.publish(RenewCheckout, { storeId, orderId }),
          world.service.app.get(LookAtOpenPayments).run(),
        ]);
      }),
    );
    for (const order of orders) await world.paymentIn(order, 'paid');
    await world.quiet();
    for (const order of orders) {
      expect(world.told(PaymentSucceeded, order)).toHaveLength(1);
      expect(world.told(BalanceTransactionRecorded, order)).toHaveLength(1);
      expect(sessionsOf(order)).toHaveLength(1);
    }
  }, 60_000);

  it('AC-13: the same order submitted many times at once has one page and one charge', async () => {
    const order = world.order();
    const settled = await Promise.all(Array.from({ length: 8 }, () => world.step(CreatePayment, { order })));
    const sessions = settled.map((each) => (each.result?.['payment'] as Payment).external.checkoutSessionId);
    expect(new Set(sessions).size).toBe(1);
    expect(sessionsOf(order)).toHaveLength(1);
    expect(world.told(PaymentCreated, order)).toHaveLength(1);
  });

  it('two captures at once are one capture', async () => {
    const order = world.order({ storeId: 'manual' });
    await world.pay(await world.create(order));
    await world.paymentIn(order, 'authorized');
    const body = { storeId: order.storeId, orderId: order.orderId };
    const settled = await Promise.all([world.step(CapturePayment, body), world.step(CapturePayment, body)]);
    expect(settled.map((each) => each.outcome)).toEqual(['completed', 'completed']);
    await world.quiet();
    expect(world.told(PaymentSucceeded, order)).toHaveLength(1);
  });
});

import { CreatePayment } from '#contracts/commands/payments';
import { DeadLetterRecorded } from '#contracts/events/dead-letters';
import { BalanceTransactionRecorded, PaymentCreated, PaymentSucceeded } from '#contracts/events/payments';
import type { Order } from '#contracts/models/order';
import { PaymentsWorld } from '../specs/payments-world';

const MINUTES = 60_000;

describe('a payment that a restored database has forgotten', () => {
  let world: PaymentsWorld;
  beforeAll(async () => {
    world = await PaymentsWorld.start({
      stores: [{ id: 'shop' }, { id: 'intents', paymentMode: 'payment_intent' }],
    });
  });
  afterAll(() => world.close());

  /** The back-up is older than the order's payment: nothing of it is left here, everything at Stripe. */
  const forget = async (order: Order, passing = 3 * MINUTES): Promise<void> => {
    await world.quiet();
    for (const table of ['operations', 'payments', 'orders']) {
      await world.service.database.query(`DELETE FROM ${table} WHERE order_id = $1`, [order.orderId]);
    }
    world.advance(passing);
  };
  const pagesOf = (order: Order): number =>
    world.events.filter(
      ({ type, data }) =>
        type === 'payment_intent.created' &&
        (data.object as { metadata?: Record<string, string> }).metadata?.['tillbridge_order'] ===
          order.orderId,
    ).length;

  it('is found and kept instead of a second page, told, and can be paid once', async () => {
    const order = world.order();
    const first = await world.create(order);
    await forget(order);
    const second = await world.create(order);
    expect(second.external).toEqual(first.external);
    expect(second.paymentId).toBe(first.paymentId);
    expect(world.told(PaymentCreated, order)).toHaveLength(2);
    await world.pay(first);
    await world.paymentIn(order, 'paid');
    expect(await world.payments(order)).toHaveLength(1);
  });

  it('is found paid, and asks nobody to pay again', async () => {
    const order = world.order();
    const first = await world.create(order);
    world.deliverWebhooks = false;
    await world.pay(first);
    await forget(order);
    world.deliverWebhooks = true;
    const second = await world.create(order);
    expect(second).toMatchObject({ status: 'paid', paymentId: first.paymentId });
    await world.quiet();
    expect(world.told(PaymentSucceeded, order)).toHaveLength(1);
    expect(await world.payments(order)).toHaveLength(1);
  });

  it('is found paid by an order that the shop holds to be paid, however young, and its money is told with the order', async () => {
    const order = world.order();
    const first = await world.create(order);
    await world.pay(first);
    await world.paymentIn(order, 'paid');
    await forget(order, 0);
    await world.service.database.query(
      'UPDATE balance_transactions SET payment_id = NULL WHERE payment_id = $1',
      [first.paymentId],
    );
    const again = await world.create({ ...order, commercePaid: true });
    expect(again).toMatchObject({ status: 'paid', paymentId: first.paymentId });
    await world.quiet();
    expect(pagesOf(order)).toBe(1);
    const told = world.told(BalanceTransactionRecorded, order);
    expect(told.map(({ paymentId }) => paymentId)).toEqual([first.paymentId, first.paymentId]);
    expect(new Set(told.map(({ balanceTransaction }) => balanceTransaction.balanceTransactionId)).size).toBe(
      1,
    );
  });

  it('is looked for, never made, where the shop holds the order to be paid: what is not found waits for a person', async () => {
    const order = { ...world.order(), commercePaid: true };
    const { storeId, orderId } = order;
    await world.service.publish(CreatePayment, { order }, { correlation: { storeId, orderId } });
    const dead = await world.service.waitFor(() =>
      world.service
        .published(DeadLetterRecorded)
        .find(
          ({ code, correlationId }) => code === 'paid-without-payment' && correlationId?.includes(orderId),
        ),
    );
    expect(dead.suggestion).toContain('tillbridge_order');
    expect(pagesOf(order)).toBe(0);
    expect(await world.payments(order)).toEqual([]);
  });

  it('is ended before a page for another total is made', async () => {
    const order = world.order();
    const first = await world.create(order);
    await forget(order);
    const total = { ...order.total, amount: 4200 };
    const settled = await world.step(CreatePayment, { order: { ...order, total } });
    expect(settled.result?.['payment']).toMatchObject({ amount: { amount: 4200 } });
    await expect(world.pay(first)).rejects.toThrow('expired');
  });

  it('is found as a PaymentIntent', async () => {
    const order = world.order({ storeId: 'intents' });
    const first = await world.create(order);
    await forget(order);
    expect((await world.create(order)).external).toEqual(first.external);
    expect(pagesOf(order)).toBe(1);
  });
});

import { CancelPayment, CreatePayment, RefundPayment } from '#contracts/commands/payments';
import {
  BalanceTransactionRecorded,
  PaymentCanceled,
  PaymentException,
  PaymentExpired,
  PaymentSucceeded,
  RefundSucceeded,
} from '#contracts/events/payments';
import type { Order } from '#contracts/models/order';
import { PaymentsWorld } from '../specs/payments-world';

describe('canceling', () => {
  let world: PaymentsWorld;
  beforeAll(async () => {
    world = await PaymentsWorld.start({
      stores: [
        { id: 'shop' },
        { id: 'manual', capture: { mode: 'manual' } },
        { id: 'voids', capture: { mode: 'automatic', afterCancel: 'void' } },
        { id: 'holds', capture: { mode: 'automatic', afterCancel: 'hold' } },
      ],
    });
  });
  afterAll(() => world.close());

  const cancel = (order: Order, more: object = {}) =>
    world.step(CancelPayment, { storeId: order.storeId, orderId: order.orderId, ...more });
  const netOf = (order: Order): number =>
    world
      .told(BalanceTransactionRecorded, order)
      .reduce((sum, body) => sum + body.balanceTransaction.amount, 0);

  it('expires an open page: nobody can pay a canceled order', async () => {
    const order = world.order();
    const payment = await world.create(order);
    expect((await cancel(order)).result?.['status']).toBe('canceled');
    await expect(world.pay(payment)).rejects.toThrow('expired');
    await world.quiet();
    expect(world.told(PaymentCanceled, order)).toHaveLength(1);
    expect(world.told(PaymentExpired, order)).toHaveLength(0);
    const again = await world.step(CreatePayment, { order });
    expect(again.error?.code).toBe('order-canceled');
  });

  it('lets a hold go', async () => {
    const order = world.order({ storeId: 'manual' });
    await world.pay(await world.create(order));
    await world.paymentIn(order, 'authorized');
    expect((await cancel(order)).outcome).toBe('completed');
    const payment = await world.paymentIn(order, 'canceled');
    const intent = await world.stripe.stripe.paymentIntents.retrieve(payment.external.paymentIntentId ?? '');
    expect(intent).toMatchObject({ status: 'canceled', amount_capturable: 0 });
    await world.quiet();
    expect(world.told(PaymentCanceled, order)).toHaveLength(1);
  });

  it('one canceled payment leaves the order payable, until the order is closed: only if nothing else pays it', async () => {
    const order = world.order({ storeId: 'manual' });
    await world.pay(await world.create(order));
    const { paymentId } = await world.paymentIn(order, 'authorized');
    expect((await cancel(order, { paymentId })).outcome).toBe('completed');
    const again = await world.step(CreatePayment, { order });
    expect(again.result?.['status']).toBe('pending');
    const closed = await cancel(order, { onlyIfUnpaid: true });
    expect(closed.outcome).toBe('completed');
    const late = await world.step(CreatePayment, { order });
    expect(late.error?.code).toBe('order-canceled');
  });

  it.each(['succeeded', 'requires_capture'] as const)(
    'AC-17: a timer asks Stripe first; %s blocks the cancel and settles the order',
    async (status) => {
      const order = world.order({ storeId: status === 'succeeded' ? 'shop' : 'manual' });
      const payment = await world.create(order);
      world.deliverWebhooks = false;
      await world.pay(payment);
      world.deliverWebhooks = true;
      const settled = await cancel(order, { onlyIfUnpaid: true });
      expect(settled).toMatchObject({ outcome: 'failed', error: { code: 'payment-holds-money' } });
      await world.paymentIn(order, status === 'succeeded' ? 'paid' : 'authorized');
    },
  );

  it('AC-17: an unpaid order is canceled by its timer', async () => {
    const order = world.order();
    await world.create(order);
    expect((await cancel(order, { onlyIfUnpaid: true })).outcome).toBe('completed');
    await world.paymentIn(order, 'canceled');
  });

  it('AC-18: canceled after payment under "refund": the money goes back and the books end at zero', async () => {
    const order = world.order();
    await world.pay(await world.create(order));
    await world.paymentIn(order, 'paid');
    await cancel(order);
    await world.paymentIn(order, 'refunded');
    await world.service.waitFor(() => world.told(BalanceTransactionRecorded, order).length === 2);
    await world.quiet();
    expect(netOf(order)).toBe(0);
    expect(world.told(RefundSucceeded, order)).toHaveLength(1);
  });

  it.each([
    ['shop', 'refunded', 0],
    ['voids', 'paid', 1],
    ['holds', 'paid', 1],
  ] as const)('AC-18: paid one second after the cancel, store "%s": %s', async (storeId, status, left) => {
    const order = world.order({ storeId });
    const payment = await world.create(order);
    /** Our note of the cancel is committed; the shopper is quicker than the call that would end the page. */
    await world.service.database.query(
      'UPDATE orders SET canceled_at = $3 WHERE store_id = $1 AND order_id = $2',
      [storeId, order.orderId, world.clock.now()],
    );
    await world.pay(payment);
    await world.paymentIn(order, status);
    await world.service.waitFor(
      () => world.told(BalanceTransactionRecorded, order).length === (left === 0 ? 2 : 1),
    );
    await world.quiet();
    expect(world.told(PaymentException, order)).toMatchObject([
      { error: { code: 'paid-after-cancel' }, money: order.total },
    ]);
    expect(world.told(PaymentSucceeded, order)).toHaveLength(0);
    expect(netOf(order)).toBe(left === 0 ? 0 : order.total.amount);
    expect(world.told(RefundPayment, order)).toHaveLength(left === 0 ? 1 : 0);
  });

  it('AC-18: a hold that arrives after the cancel is let go', async () => {
    const order = world.order({ storeId: 'manual' });
    const payment = await world.create(order);
    await world.service.database.query('UPDATE orders SET canceled_at = now() WHERE order_id = $1', [
      order.orderId,
    ]);
    await world.pay(payment);
    await world.paymentIn(order, 'canceled');
    await world.quiet();
    expect(world.told(PaymentException, order)).toHaveLength(1);
  });

  it('has nothing to do for an order it has never heard of', async () => {
    const settled = await world.step(CancelPayment, { storeId: 'shop', orderId: 'never' });
    expect(settled).toMatchObject({ outcome: 'completed', result: { status: 'nothing-to-cancel' } });
  });
});

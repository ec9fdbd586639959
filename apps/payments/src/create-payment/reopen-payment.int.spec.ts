import { CreatePayment, RenewCheckout } from '#contracts/commands/payments';
import {
  PaymentCanceled,
  PaymentCreated,
  PaymentException,
  PaymentExpired,
  PaymentSucceeded,
} from '#contracts/events/payments';
import type { Order } from '#contracts/models/order';
import { FindCheckout } from '#contracts/queries/payments';
import { PaymentsWorld } from '../specs/payments-world';

const HOUR = 3_600_000;

describe('an order that is to be payable again', () => {
  let world: PaymentsWorld;
  beforeAll(async () => {
    world = await PaymentsWorld.start();
  });
  afterAll(() => world.close());

  const place = (order: Order) =>
    world.service.ask(FindCheckout, { storeId: order.storeId, orderId: order.orderId });
  const changed = (order: Order, total: number): Order => ({
    ...order,
    total: { ...order.total, amount: total },
    modifiedAt: new Date(world.clock.now().getTime() + 1_000).toISOString(),
  });

  it('keeps the page that is open', async () => {
    const order = world.order();
    const first = await world.create(order);
    const second = await world.create(order);
    expect(second.external).toEqual(first.external);
    expect(await place(order)).toMatchObject({ state: 'open', url: expect.stringContaining('/c/pay/') });
    expect(world.told(PaymentCreated, order)).toHaveLength(1);
  });

  it('ends the page of a former total and makes one for the new', async () => {
    const order = world.order();
    const old = await world.create(order);
    world.advance(1_000);
    const fresh = await world.create(changed(order, 4200));
    expect(fresh.amount.amount).toBe(4200);
    await expect(world.pay(old)).rejects.toThrow('expired');
    await world.pay(fresh);
    await world.paymentIn(order, 'paid');
    await world.quiet();
    expect(world.told(PaymentSucceeded, order)).toHaveLength(1);
    expect(world.told(PaymentCanceled, order)).toHaveLength(0);
    expect(world.told(PaymentExpired, order)).toHaveLength(0);
  });

  it('calls a payment for a former total an exception, never "paid"', async () => {
    const order = world.order();
    const payment = await world.create(order);
    await world.service.database.query(
      `UPDATE orders SET body = jsonb_set(body, '{total,amount}', '4200') WHERE order_id = $1`,
      [order.orderId],
    );
    await world.pay(payment);
    await world.service.waitFor(() => world.told(PaymentException, order).length === 1);
    await world.quiet();
    expect(world.told(PaymentException, order)[0]?.error.code).toBe('paid-for-other-total');
    expect(world.told(PaymentSucceeded, order)).toHaveLength(0);
  });

  it('refuses a new total for an order that is paid', async () => {
    const order = world.order();
    await world.pay(await world.create(order));
    await world.paymentIn(order, 'paid');
    const settled = await world.step(CreatePayment, { order: changed(order, 4200) });
    expect(settled.error?.code).toBe('paid-for-other-total');
    const again = await world.step(CreatePayment, { order: changed(order, order.total.amount) });
    expect(again.result?.['status']).toBe('paid');
    expect((await world.payments(order)).length).toBe(1);
  });

  it('renews an expired page for the shopper who comes back', async () => {
    const order = world.order();
    await world.create(order);
    world.advance(25 * HOUR);
    await world.service.waitFor(() => world.told(PaymentExpired, order).length === 1);
    expect(await place(order)).toMatchObject({ state: 'renewable', url: null });
    await world.step(RenewCheckout, { storeId: order.storeId, orderId: order.orderId });
    expect(await place(order)).toMatchObject({ state: 'open' });
    const payments = await world.payments(order);
    expect(payments.map((payment) => payment.status)).toEqual(['expired', 'pending']);
    await world.pay(payments[1]!);
    await world.paymentIn(order, 'paid');
    expect(await place(order)).toMatchObject({ state: 'paid', successUrl: 'https://shop.example/thanks' });
  });

  it('says nothing of orders that nobody has told of', async () => {
    expect(await place(world.order())).toMatchObject({ state: 'unknown', url: null });
  });

  it.each([
    [{ total: -1 }, 'order.total.amount'],
    [{ total: 5_000_000_000_000 }, 'order.total.amount'],
    [{ currency: 'XTS' }, 'order.total.currency'],
  ])('does not send what no provider could take: %j', async (parts, field) => {
    const order = world.order(parts);
    const settled = await world.step(CreatePayment, { order });
    expect(settled).toMatchObject({ outcome: 'failed', error: { code: 'order-not-payable' } });
    expect(settled.error?.message).toContain(field);
    expect(await world.payments(order)).toHaveLength(0);
  });
});

import { RefundPayment } from '#contracts/commands/payments';
import {
  BalanceTransactionRecorded,
  RefundCreated,
  RefundFailed,
  RefundSucceeded,
} from '#contracts/events/payments';
import { RequestSettled } from '#contracts/events/platform';
import type { Order } from '#contracts/models/order';
import { ListOrderPayments } from '#contracts/queries/payments';
import { PaymentsWorld } from '../specs/payments-world';

describe('refunding', () => {
  let world: PaymentsWorld;
  beforeAll(async () => {
    world = await PaymentsWorld.start();
  });
  afterAll(() => world.close());

  const paid = async (card?: string): Promise<Order> => {
    const order = world.order();
    await world.pay(await world.create(order), card);
    await world.paymentIn(order, 'paid');
    return order;
  };
  const refund = (order: Order, more: object = {}) =>
    world.step(RefundPayment, { storeId: order.storeId, orderId: order.orderId, ...more });
  const amount = (value: number) => ({ amount: { amount: value, currency: 'EUR' } });

  it('gives back a part, then the rest, and no more', async () => {
    const order = await paid();
    expect((await refund(order, amount(1000))).result?.['status']).toBe('partially_refunded');
    expect((await refund(order)).result?.['status']).toBe('refunded');
    expect((await refund(order, amount(1))).error?.code).toBe('amount-above-captured');
    await world.service.waitFor(() => world.told(BalanceTransactionRecorded, order).length === 3);
    await world.quiet();
    expect(world.told(RefundCreated, order)).toHaveLength(2);
    expect(world.told(RefundSucceeded, order)).toHaveLength(2);
  });

  it('two at once never return more than was captured', async () => {
    const order = await paid();
    const most = Math.floor(order.total.amount * 0.7);
    const settled = await Promise.all([refund(order, amount(most)), refund(order, amount(most))]);
    expect(settled.map((each) => each.outcome).sort()).toEqual(['completed', 'failed']);
    expect((await world.payments(order))[0]?.refunded.amount).toBe(most);
  });

  it('the same request twice is one refund', async () => {
    const order = await paid();
    await refund(order, { ...amount(500), requestId: 'req-7' });
    await refund(order, { ...amount(500), requestId: 'req-7' });
    expect((await world.payments(order))[0]?.refunded.amount).toBe(500);
    const answers = world.service.published(RequestSettled).filter((body) => body.requestId === 'req-7');
    expect(answers.map((body) => body.outcome.status)).toEqual(['done', 'done']);
  });

  it('our own refund that comes back as a webhook is the same refund; one made elsewhere is added', async () => {
    const order = await paid();
    await refund(order, amount(1000));
    const [payment] = await world.payments(order);
    world.advance(1_000);
    await world.stripe.stripe.refunds.create({
      payment_intent: payment?.external.paymentIntentId ?? '',
      amount: 2000,
    });
    await world.service.waitFor(async () => (await world.payments(order))[0]?.refunded.amount === 3000);
    const { refunds } = await world.service.ask(ListOrderPayments, {
      storeId: order.storeId,
      orderId: order.orderId,
    });
    expect(refunds.map((each) => each.amount.amount)).toEqual([1000, 2000]);
  });

  it('a refund that fails after it was accepted frees its amount again', async () => {
    const order = await paid('4000000000005126');
    await refund(order, amount(1000));
    world.advance(60_000);
    await world.service.waitFor(() => world.told(RefundFailed, order).length === 1);
    await world.service.waitFor(async () => (await world.payments(order))[0]?.status === 'paid');
    expect((await world.payments(order))[0]?.refunded.amount).toBe(0);
  });

  it('refuses to refund what was never captured', async () => {
    const order = world.order();
    await world.create(order);
    expect((await refund(order)).error?.code).toBe('payment-not-captured');
  });
});

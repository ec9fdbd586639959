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
import { SweepMissedEvents } from '../sweeps/sweep-missed-events';

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
  const refundsOf = async ({ storeId, orderId }: Order) =>
    (await world.service.ask(ListOrderPayments, { storeId, orderId })).refunds;
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
    await world.quiet();
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

  it('one return that is told twice is one refund; two returns over the same amount are two', async () => {
    const order = await paid();
    await refund(order, { ...amount(700), sourceId: 'return-1', note: 'Too small' });
    await refund(order, { ...amount(700), sourceId: 'return-1' });
    await refund(order, { ...amount(700), sourceId: 'return-2' });
    const refunds = await refundsOf(order);
    // Made within the same millisecond: which is first is chance.
    expect(refunds).toHaveLength(2);
    expect(refunds.map((each) => [each.amount.amount, each.note])).toEqual(
      expect.arrayContaining([
        [700, 'Too small'],
        [700, null],
      ]),
    );
  });

  it('AC-31: fifty partial refunds of two customers, the webhooks before the answers: fifty recorded, each with its own order', async () => {
    const orders = [await paid(), await paid()];
    world.stripe.server
      .faults('stripe')
      .add({ match: { method: 'POST', pathPattern: '/v1/refunds' }, kind: 'drop-response', times: 50 });
    const settled = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        refund(orders[n % 2]!, { ...amount(10 + n), sourceId: `return-${n}` }),
      ),
    );
    world.stripe.server.faults('stripe').clear();
    expect(settled.filter((step) => step.outcome === 'completed')).toHaveLength(50);
    await world.quiet();
    for (const [index, order] of orders.entries()) {
      const wanted = Array.from({ length: 25 }, (_, n) => 10 + 2 * n + index);
      const refunds = await refundsOf(order);
      expect(refunds.map((each) => each.amount.amount).sort((a, b) => a - b)).toEqual(wanted);
      expect(new Set(refunds.map((each) => each.externalId)).size).toBe(25);
      expect(world.told(RefundSucceeded, order)).toHaveLength(25);
      const sum = wanted.reduce((total, each) => total + each, 0);
      expect((await world.payments(order))[0]?.refunded.amount).toBe(sum);
    }
  });

  it.each(['4242424242424242', 'klarna', 'paypal'])(
    'AC-33: a refund that somebody makes in the dashboard (%s) reaches the order, with and without its webhook',
    async (method) => {
      const order = await paid(method);
      const [payment] = await world.payments(order);
      const intent = payment?.external.paymentIntentId ?? '';
      world.advance(1_000);
      await world.stripe.stripe.refunds.create({ payment_intent: intent, amount: 500 });
      await world.paymentIn(order, 'partially_refunded');
      world.deliverWebhooks = false;
      await world.stripe.stripe.refunds.create({ payment_intent: intent });
      world.advance(61_000);
      await world.service.app.get(SweepMissedEvents).run();
      await world.paymentIn(order, 'refunded');
      world.deliverWebhooks = true;
      expect((await refundsOf(order)).map((each) => each.status)).toEqual(['succeeded', 'succeeded']);
    },
  );

  it('refuses to refund what was never captured', async () => {
    const order = world.order();
    await world.create(order);
    expect((await refund(order)).error?.code).toBe('payment-not-captured');
  });
});

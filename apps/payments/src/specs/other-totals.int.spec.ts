import { CapturePayment, CreatePayment, RefundPayment } from '#contracts/commands/payments';
import { PaymentCanceled, PaymentException, PaymentNotRequired } from '#contracts/events/payments';
import type { Order } from '#contracts/models/order';
import { FindCheckout } from '#contracts/queries/payments';
import { PaymentsWorld } from './payments-world';

/** The order's total changes at a moment at which something about its money is under way. */
describe('another total at a bad moment', () => {
  let world: PaymentsWorld;
  beforeAll(async () => {
    world = await PaymentsWorld.start({
      stores: [
        { id: 'shop' },
        { id: 'manual', capture: { mode: 'manual' } },
        { id: 'intents', paymentMode: 'payment_intent' },
      ],
    });
  });
  afterEach(() => world.stripe.server.faults('stripe').clear());
  afterAll(() => world.close());

  const about = ({ storeId, orderId }: Order) => ({ storeId, orderId });
  const changed = (order: Order, amount: number): Order => ({
    ...order,
    total: { ...order.total, amount },
    modifiedAt: new Date(world.clock.now().getTime() + 1_000).toISOString(),
  });

  it('an intent that is replaced ends without a word: the order is not canceled', async () => {
    const order = world.order({ storeId: 'intents' });
    await world.create(order);
    world.advance(1_000);
    const fresh = await world.create(changed(order, 4200));
    expect(fresh).toMatchObject({ status: 'pending', amount: { amount: 4200 } });
    await world.quiet();
    expect((await world.payments(order)).map(({ status }) => status)).toEqual(['canceled', 'pending']);
    expect(world.told(PaymentCanceled, order)).toHaveLength(0);
  });

  it('a capture of all that was never answered is not repeated for a former total', async () => {
    const order = world.order({ storeId: 'manual' });
    await world.pay(await world.create(order));
    await world.paymentIn(order, 'authorized');
    await world.quiet();
    world.stripe.server.faults('stripe').add({
      match: { method: 'POST', pathPattern: '/v1/payment_intents/*/capture' },
      kind: 'status-429',
      code: 'lock_timeout',
    });
    const first = world.step(CapturePayment, about(order));
    await world.service.waitFor(async () => {
      const { rows } = await world.service.database.query(
        `SELECT 1 FROM operations WHERE kind = 'capture' AND order_id = $1`,
        [order.orderId],
      );
      return rows.length > 0;
    });
    await world.step(CreatePayment, { order: changed(order, order.total.amount - 1000) });
    world.stripe.server.faults('stripe').clear();
    expect(await first).toMatchObject({ error: { code: 'authorized-for-other-total' } });
    expect((await world.payments(order))[0]).toMatchObject({ status: 'authorized', captured: { amount: 0 } });
  });

  it('whoever has paid a former total is not asked to pay again, until the money went back', async () => {
    const order = world.order();
    const old = await world.create(order);
    world.deliverWebhooks = false;
    await world.pay(old);
    world.deliverWebhooks = true;
    const lower = changed(order, order.total.amount - 1000);
    const refused = await world.step(CreatePayment, { order: lower });
    expect(refused).toMatchObject({ outcome: 'failed', error: { code: 'paid-for-other-total' } });
    expect(await world.payments(order)).toHaveLength(1);
    expect(await world.service.ask(FindCheckout, about(order))).toMatchObject({ state: 'paid', url: null });
    await world.step(RefundPayment, { ...about(order), paymentId: old.paymentId });
    await world.paymentIn(order, 'refunded');
    expect(await world.service.ask(FindCheckout, about(order))).toMatchObject({ state: 'renewable' });
    expect(await world.create(lower)).toMatchObject({ status: 'pending', amount: lower.total });
  });

  it('a total that is raised again after less was captured is told, once', async () => {
    const order = world.order({ storeId: 'manual' });
    const { amount, currency } = order.total;
    await world.pay(await world.create(order));
    await world.paymentIn(order, 'authorized');
    await world.quiet();
    const lowered = changed(order, amount - 2000);
    await world.step(CreatePayment, { order: lowered });
    await world.step(CapturePayment, { ...about(order), amount: lowered.total });
    await world.paymentIn(order, 'partially_captured');
    world.advance(1_000);
    const raised = changed(order, amount);
    for (const again of [raised, raised]) await world.step(CreatePayment, { order: again });
    expect(world.told(PaymentException, order)).toMatchObject([
      { error: { code: 'paid-for-other-total' } },
      { error: { code: 'less-than-total' }, money: { amount: amount - 2000, currency } },
    ]);
  });

  it('what is kept after a refund fits a total that is lowered by it', async () => {
    const order = world.order();
    await world.pay(await world.create(order));
    await world.paymentIn(order, 'paid');
    const back = { amount: 2000, currency: order.currency };
    await world.step(RefundPayment, { ...about(order), amount: back, sourceId: 'part' });
    await world.paymentIn(order, 'partially_refunded');
    const settled = await world.step(CreatePayment, { order: changed(order, order.total.amount - 2000) });
    expect(settled).toMatchObject({ outcome: 'completed' });
    expect(world.told(PaymentException, order)).toHaveLength(0);
  });

  it('money for a former total of a canceled order goes back, as the store wants it', async () => {
    const order = world.order();
    const payment = await world.create(order);
    await world.service.database.query(
      `UPDATE orders SET canceled_at = now(), body = jsonb_set(body, '{total,amount}', '0') WHERE order_id = $1`,
      [order.orderId],
    );
    await world.pay(payment);
    await world.paymentIn(order, 'refunded');
    expect(world.told(PaymentException, order)).toMatchObject([{ error: { code: 'paid-after-cancel' } }]);
  });

  it('an order that costs nothing, then something, then nothing again can be paid in between', async () => {
    const order = world.order({ total: 0 });
    await world.step(CreatePayment, { order });
    world.advance(1_000);
    const costly = changed(order, 4200);
    const payment = await world.create(costly);
    expect(await world.service.ask(FindCheckout, about(order))).toMatchObject({ state: 'open' });
    world.advance(1_000);
    await world.step(CreatePayment, { order: changed(order, 0) });
    await expect(world.pay(payment)).rejects.toThrow('expired');
    await world.quiet();
    expect(await world.service.ask(FindCheckout, about(order))).toMatchObject({ state: 'paid' });
    expect(world.told(PaymentNotRequired, order)).toHaveLength(2);
  });
});

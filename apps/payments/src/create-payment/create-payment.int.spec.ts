import { CreatePayment } from '#contracts/commands/payments';
import {
  BalanceTransactionRecorded,
  PaymentCreated,
  PaymentNotRequired,
  PaymentSucceeded,
} from '#contracts/events/payments';
import { GetClientSecret } from '#contracts/queries/payments';
import { PaymentsWorld } from '../specs/payments-world';

describe('making an order payable', () => {
  let world: PaymentsWorld;
  beforeAll(async () => {
    world = await PaymentsWorld.start({
      stores: [{ id: 'shop' }, { id: 'own-page', paymentMode: 'payment_intent' }],
    });
  });
  afterAll(() => world.close());

  it('opens a page for the total, with the order in its metadata, and is paid by it', async () => {
    const order = world.order();
    const payment = await world.create(order);
    expect(payment).toMatchObject({ status: 'pending', mode: 'checkout', amount: order.total });
    expect(payment.payUrl).toMatch(/^http:\/\/gateway\.test\/pay\/p1\./);
    const session = await world.stripe.stripe.checkout.sessions.retrieve(
      payment.external.checkoutSessionId ?? '',
    );
    expect(session).toMatchObject({
      amount_total: order.total.amount,
      metadata: { tillbridge_store: 'shop', tillbridge_order: order.orderId, OrderID: order.orderId },
    });

    await world.pay(payment);
    const paid = await world.paymentIn(order, 'paid');
    expect(paid.captured).toEqual(order.total);
    await world.service.waitFor(() => world.told(BalanceTransactionRecorded, order).length === 1);
    await world.quiet();
    expect(world.told(PaymentCreated, order)).toHaveLength(1);
    expect(world.told(PaymentSucceeded, order)).toHaveLength(1);
    expect(world.told(BalanceTransactionRecorded, order)[0]?.balanceTransaction).toMatchObject({
      reportingCategory: 'charge',
      amount: order.total.amount,
    });
  });

  it('hands out the client secret while a page of the merchant’s own can be paid, and keeps it nowhere', async () => {
    const secretOf = async (paymentId: string) =>
      (await world.service.ask(GetClientSecret, { paymentId })).clientSecret;
    const { paymentId, external } = await world.create(world.order({ storeId: 'own-page' }));
    const intentId = external.paymentIntentId ?? '';
    const { client_secret: expected } = await world.stripe.stripe.paymentIntents.retrieve(intentId);
    expect(expected).toContain(intentId);
    expect(await secretOf(paymentId)).toBe(expected);
    expect(await secretOf((await world.create(world.order())).paymentId)).toBeNull();
    const { rows } = await world.service.database.query<{ text: string }>(
      'SELECT payments::text AS text FROM payments UNION ALL SELECT operations::text FROM operations',
    );
    expect(rows.filter(({ text }) => text.includes('_secret_'))).toEqual([]);
    const told = world.service.probe.seen.filter(({ type }) => !type.includes('process-webhook'));
    expect(told.filter(({ body }) => JSON.stringify(body).includes('_secret_'))).toEqual([]);
  });

  it('AC-24: nothing to pay: no call to Stripe, settled as not required', async () => {
    const requests = world.stripe.simulator.world.effects.list().length;
    const order = world.order({ lines: [['FREE', 1, 0]], shipping: 0, tax: 0 });
    const payment = await world.create(order);
    expect(payment).toMatchObject({ status: 'not_required', mode: 'none', connectionId: null });
    await world.quiet();
    expect(world.told(PaymentNotRequired, order)).toHaveLength(1);
    expect(world.stripe.simulator.world.effects.list()).toHaveLength(requests);
  });

  it.each(['EUR', 'USD', 'GBP', 'CHF', 'SEK', 'DKK', 'NOK', 'PLN', 'CAD', 'JPY'])(
    'AC-24: below the minimum in %s: a clear refusal, no ghost',
    async (currency) => {
      const order = world.order({ currency, lines: [['TINY', 1, 1]], shipping: 0, tax: 0 });
      const settled = await world.step(CreatePayment, { order });
      expect(settled).toMatchObject({ outcome: 'failed', error: { code: 'amount-too-small' } });
      expect(settled.error?.message).toContain('smallest amount');
      const [ghost] = await world.payments(order);
      expect(ghost).toMatchObject({ status: 'canceled', failure: { code: 'amount-too-small' } });
      expect(world.told(PaymentCreated, order)).toHaveLength(0);
    },
  );
});

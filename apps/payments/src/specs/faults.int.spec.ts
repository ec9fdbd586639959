import { CancelPayment, CapturePayment, CreatePayment, RefundPayment } from '#contracts/commands/payments';
import { BalanceTransactionRecorded, PaymentSucceeded } from '#contracts/events/payments';
import type { Order } from '#contracts/models/order';
import type { FaultRuleInput } from '#connectors/kit/simulator/fault-rule';
import { armFailpoints } from '#platform/failpoint/failpoint';
import { PaymentsWorld } from './payments-world';

const HOUR = 3_600_000;

describe('Stripe and the database at their worst', () => {
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
  afterEach(() => {
    world.stripe.server.faults('stripe').clear();
    armFailpoints(undefined, 'test');
  });
  afterAll(() => world.close());

  const fault = (path: string, kind: FaultRuleInput['kind'], more: Partial<FaultRuleInput> = {}) =>
    world.stripe.server
      .faults('stripe')
      .add({ match: { method: 'POST', pathPattern: path }, kind, times: 1, ...more });
  /** Twice: the SDK itself repeats once what a closed connection cut off. */
  const loseAnswer = (path: string) => fault(path, 'drop-response', { times: 2 });
  const about = (order: Order) => ({ storeId: order.storeId, orderId: order.orderId });
  const sim = () => world.stripe.simulator.world;
  const sessionsOf = (order: Order) =>
    sim().sessions.filter((session) => session.metadata['tillbridge_order'] === order.orderId);
  const refundsOf = (order: Order) =>
    sim().refunds.filter((refund) => refund.metadata?.['tillbridge_order'] === order.orderId);
  const authorized = async (): Promise<Order> => {
    const order = world.order({ storeId: 'manual' });
    await world.pay(await world.create(order));
    await world.paymentIn(order, 'authorized');
    return order;
  };

  it('AC-14: a lost answer to "create" is found again: one session', async () => {
    loseAnswer('/v1/checkout/sessions');
    const order = world.order();
    expect((await world.create(order)).status).toBe('pending');
    expect(sessionsOf(order)).toHaveLength(1);
  });

  it('AC-14: an intent whose answer is lost is found by its metadata: one intent', async () => {
    loseAnswer('/v1/payment_intents');
    const order = world.order({ storeId: 'intents' });
    const payment = await world.create(order);
    expect(payment).toMatchObject({ mode: 'payment_intent', payUrl: null });
    const intents = sim().paymentIntents.filter(
      (intent) => intent.metadata['tillbridge_order'] === order.orderId,
    );
    expect(intents.map((intent) => intent.id)).toEqual([payment.external.paymentIntentId]);
  });

  it('AC-14: a lost answer to "capture" is one capture', async () => {
    const order = await authorized();
    loseAnswer('/v1/payment_intents/*/capture');
    expect((await world.step(CapturePayment, about(order))).outcome).toBe('completed');
    await world.service.waitFor(() => world.told(BalanceTransactionRecorded, order).length === 1);
    await world.quiet();
    expect(world.told(PaymentSucceeded, order)).toHaveLength(1);
  });

  it('AC-14: a lost answer to "cancel" is one cancel', async () => {
    const order = await authorized();
    loseAnswer('/v1/payment_intents/*/cancel');
    expect((await world.step(CancelPayment, about(order))).result?.['status']).toBe('canceled');
  });

  it('AC-14: a lost answer to "expire" ends the page once', async () => {
    const order = world.order();
    await world.create(order);
    loseAnswer('/v1/checkout/sessions/*/expire');
    // Stripe's own word of the end may come before our second try.
    const { result } = await world.step(CancelPayment, about(order));
    expect(['canceled', 'expired']).toContain(result?.['status']);
    expect(sessionsOf(order).map((session) => session.status)).toEqual(['expired']);
  });

  it('AC-14: a lost answer to "refund" is one refund', async () => {
    const order = world.order();
    await world.pay(await world.create(order));
    await world.paymentIn(order, 'paid');
    loseAnswer('/v1/refunds');
    const amount = { amount: 700, currency: 'EUR' };
    expect((await world.step(RefundPayment, { ...about(order), amount })).outcome).toBe('completed');
    expect(refundsOf(order).map((refund) => refund.amount)).toEqual([700]);
    expect((await world.payments(order))[0]?.refunded.amount).toBe(700);
  });

  it.each(['adapters.answer-lost-after-effect', 'adapters.request-sent-no-answer'])(
    'AC-13: stopped at %s: whoever goes on uses the same page',
    async (place) => {
      const order = world.order();
      armFailpoints(`${place}:1:1:throw`, 'test');
      await world.service.publish(CreatePayment, { order });
      const made = await world.service.waitFor(() => sessionsOf(order)[0]);
      armFailpoints(undefined, 'test');
      const payment = await world.create(order);
      expect(payment.external.checkoutSessionId).toBe(made.id);
      expect(sessionsOf(order)).toHaveLength(1);
      expect(await world.payments(order)).toHaveLength(1);
    },
  );

  it('AC-14: after more than a day, when Stripe has forgotten the key, it is looked up before anything is sent', async () => {
    const order = world.order();
    armFailpoints('adapters.answer-lost-after-effect:1:1:throw', 'test');
    await world.service.publish(CreatePayment, { order });
    await world.service.waitFor(() => sessionsOf(order).length === 1);
    world.advance(25 * HOUR);
    armFailpoints(undefined, 'test');
    await world.create(order);
    expect(sessionsOf(order).map((session) => session.status)).toEqual(['expired', 'open']);
    const [over, open] = await world.payments(order);
    expect(['expired', 'canceled']).toContain(over?.status);
    expect(open?.status).toBe('pending');
  });

  it.each(['status-500', 'status-429', 'html', 'truncate'] as const)(
    'comes through %s by repeating with the same key',
    async (kind) => {
      fault('/v1/checkout/sessions', kind, { times: 2 });
      const order = world.order();
      await world.create(order);
      expect(sessionsOf(order)).toHaveLength(1);
    },
  );

  it('AC-15: twenty operations at once on one payment with 30 % lock time-outs and failed transactions', async () => {
    const order = world.order();
    await world.pay(await world.create(order));
    await world.paymentIn(order, 'paid');
    await world.service.database.query(`
      CREATE FUNCTION sometimes_conflict() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF random() < 0.3 THEN
          RAISE EXCEPTION 'could not serialize access' USING ERRCODE = '40001';
        END IF;
        RETURN NEW;
      END $$`);
    await world.service.database.query(
      `CREATE TRIGGER storm BEFORE UPDATE ON payments FOR EACH ROW EXECUTE FUNCTION sometimes_conflict()`,
    );
    fault('/v1/*', 'status-429', { match: {}, times: 1_000, probability: 0.3, code: 'lock_timeout' });
    const amount = { amount: 100, currency: 'EUR' };
    const settled = await Promise.all(
      Array.from({ length: 20 }, () => world.step(RefundPayment, { ...about(order), amount })),
    );
    world.stripe.server.faults('stripe').clear();
    await world.service.database.query('DROP TRIGGER storm ON payments');
    expect(settled.map((each) => each.outcome)).toEqual(Array.from({ length: 20 }, () => 'completed'));
    expect(refundsOf(order)).toHaveLength(20);
    const keys = refundsOf(order).map((refund) => refund.metadata?.['tillbridge_operation']);
    expect(new Set(keys).size).toBe(20);
    await world.service.waitFor(async () => (await world.payments(order))[0]?.refunded.amount === 2_000);
  });
});

import { CapturePayment, CreatePayment } from '#contracts/commands/payments';
import {
  BalanceTransactionRecorded,
  PaymentAuthorizationExpiring,
  PaymentAuthorized,
  PaymentCaptureFailed,
  PaymentExpired,
  PaymentPartiallyCaptured,
  PaymentSucceeded,
} from '#contracts/events/payments';
import { RequestSettled } from '#contracts/events/platform';
import type { Order } from '#contracts/models/order';
import type { Payment } from '#contracts/models/payment';
import { LookAtOpenPayments } from '../sweeps/look-at-open-payments';
import { WarnOfExpiry } from '../sweeps/warn-of-expiry';
import { PaymentsWorld } from '../specs/payments-world';

const HOUR = 3_600_000;

describe('capturing', () => {
  let world: PaymentsWorld;
  beforeAll(async () => {
    world = await PaymentsWorld.start({ stores: [{ id: 'shop', capture: { mode: 'manual' } }] });
  });
  afterAll(() => world.close());

  const authorized = async (): Promise<{ order: Order; payment: Payment }> => {
    const order = world.order();
    await world.pay(await world.create(order));
    await world.paymentIn(order, 'authorized');
    // A webhook still under way would look at Stripe at whatever time the test has gone on to.
    await world.quiet();
    return { order, payment: await world.paymentIn(order, 'authorized') };
  };
  const capture = (order: Order, more: object = {}) =>
    world.step(CapturePayment, { storeId: order.storeId, orderId: order.orderId, ...more });

  it('takes all that is authorised, once, however often it is asked', async () => {
    const { order, payment } = await authorized();
    expect(payment).toMatchObject({ authorized: order.total, captured: { amount: 0 } });
    expect(payment.captureBefore).not.toBeNull();
    const first = await capture(order);
    const second = await capture(order);
    expect([first.outcome, second.outcome]).toEqual(['completed', 'completed']);
    await world.paymentIn(order, 'paid');
    await world.quiet();
    expect(world.told(PaymentAuthorized, order)).toHaveLength(1);
    expect(world.told(PaymentSucceeded, order)).toHaveLength(1);
    expect(world.told(BalanceTransactionRecorded, order)).toHaveLength(1);
  });

  it('asks Stripe before it says that nothing is authorised', async () => {
    const order = world.order();
    const payment = await world.create(order);
    world.deliverWebhooks = false;
    await world.pay(payment);
    world.deliverWebhooks = true;
    expect((await capture(order)).result?.['status']).toBe('paid');
  });

  it('takes a part, releases the rest and tells so, in one movement', async () => {
    const { order } = await authorized();
    const settled = await capture(order, { amount: { amount: 4000, currency: 'EUR' } });
    expect(settled.result?.['status']).toBe('partially_captured');
    await world.service.waitFor(() => world.told(BalanceTransactionRecorded, order).length === 1);
    await world.quiet();
    const [movement] = world.told(BalanceTransactionRecorded, order);
    expect(movement?.balanceTransaction).toMatchObject({
      reportingCategory: 'charge',
      amount: 4000,
      authorized: order.total,
    });
    expect(world.told(PaymentPartiallyCaptured, order)).toHaveLength(1);
    const again = await capture(order);
    expect(again.outcome).toBe('completed');
  });

  it('takes nothing by itself once the order has another total, and what a person names', async () => {
    const { order, payment } = await authorized();
    const total = { ...order.total, amount: order.total.amount - 1000 };
    await world.step(CreatePayment, { order: { ...order, total } });
    const refused = await capture(order);
    expect(refused).toMatchObject({ outcome: 'failed', error: { code: 'authorized-for-other-total' } });
    expect((await world.payments(order))[0]).toMatchObject({ status: 'authorized', captured: { amount: 0 } });
    expect(world.told(PaymentCaptureFailed, order)).toMatchObject([
      { payment: { paymentId: payment.paymentId }, error: { code: 'authorized-for-other-total' } },
    ]);
    const settled = await capture(order, { amount: total });
    expect(settled.result?.['status']).toBe('partially_captured');
    expect((await world.payments(order))[0]).toMatchObject({ captured: total });
  });

  it.each([
    ['above what is authorised', { amount: { amount: 999_999, currency: 'EUR' } }, 'amount-above-authorized'],
    ['in another currency', { amount: { amount: 10, currency: 'USD' } }, 'invalid-amount'],
    ['of nothing', { amount: { amount: 0, currency: 'EUR' } }, 'invalid-amount'],
  ])('refuses an amount %s, whatever a command says', async (_, more, code) => {
    const { order } = await authorized();
    expect(await capture(order, more)).toMatchObject({ outcome: 'failed', error: { code } });
    expect((await world.payments(order))[0]).toMatchObject({ status: 'authorized', captured: { amount: 0 } });
  });

  it('answers the admin API with a problem for an order it does not know', async () => {
    const settled = await world.step(CapturePayment, {
      storeId: 'shop',
      orderId: 'nope',
      requestId: 'req-1',
    });
    expect(settled.error?.code).toBe('payment-not-found');
    const answer = await world.service.waitFor(() =>
      world.service.published(RequestSettled).find((body) => body.requestId === 'req-1'),
    );
    expect(answer.outcome).toMatchObject({
      status: 'refused',
      problem: { status: 404, code: 'payment-not-found' },
    });
  });

  it('AC-29: a capture that Stripe refuses is told as failed, with the code, and nothing else moves', async () => {
    const { order, payment } = await authorized();
    world.deliverWebhooks = false;
    world.advance(8 * 24 * HOUR);
    world.deliverWebhooks = true;
    const settled = await capture(order);
    expect(settled).toMatchObject({ outcome: 'failed', error: { code: 'charge-expired-for-capture' } });
    await world.quiet();
    expect(world.told(PaymentCaptureFailed, order)).toMatchObject([
      { error: { code: 'charge-expired-for-capture' }, payment: { paymentId: payment.paymentId } },
    ]);
    expect(world.told(PaymentSucceeded, order)).toHaveLength(0);
    expect((await world.payments(order))[0]?.status).toBe('expired');
  });

  it('AC-28: warns 48 h and 12 h before the date Stripe gives, then tells the expiry', async () => {
    const { order, payment } = await authorized();
    const lost = new Date(payment.captureBefore ?? 0).getTime();
    const warn = world.service.app.get(WarnOfExpiry);
    const warnings = () => world.told(PaymentAuthorizationExpiring, order).map((body) => body.hoursLeft);
    const at = async (hoursBefore: number): Promise<void> => {
      world.advance(lost - hoursBefore * HOUR - world.clock.now().getTime());
      await warn.run();
      await warn.run();
      await world.quiet();
    };
    await at(49);
    expect(warnings()).toEqual([]);
    await at(47);
    await at(30);
    expect(warnings()).toEqual([47]);
    world.deliverWebhooks = false;
    await at(11);
    expect(warnings()).toEqual([47, 11]);
    await at(-1);
    await world.service.app.get(LookAtOpenPayments).run();
    world.deliverWebhooks = true;
    await world.paymentIn(order, 'expired');
    await world.quiet();
    expect(world.told(PaymentExpired, order)).toHaveLength(1);
    expect(warnings()).toEqual([47, 11]);
  });
});

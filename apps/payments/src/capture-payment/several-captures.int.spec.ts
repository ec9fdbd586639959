import { CancelPayment, CapturePayment, RefundPayment } from '#contracts/commands/payments';
import {
  BalanceTransactionRecorded,
  PaymentPartiallyCaptured,
  PaymentSucceeded,
  RefundSucceeded,
} from '#contracts/events/payments';
import type { Order } from '#contracts/models/order';
import type { Payment } from '#contracts/models/payment';
import { LookAtOpenPayments } from '../sweeps/look-at-open-payments';
import { PaymentsWorld } from '../specs/payments-world';

const DAY = 24 * 3_600_000;
const SINGLE_CAPTURE_CARD = '4000008400000076';
const eur = (amount: number) => ({ amount, currency: 'EUR' });

describe('capturing a payment in parts', () => {
  let world: PaymentsWorld;
  beforeAll(async () => {
    const capture = { mode: 'manual' as const, byShipment: true };
    world = await PaymentsWorld.start({
      stores: [{ id: 'shop', capture: { ...capture, afterCancel: 'refund' } }],
    });
  });
  afterAll(() => world.close());

  const authorized = async (card?: string): Promise<{ order: Order; payment: Payment }> => {
    const order = world.order();
    await world.pay(await world.create(order), card);
    return { order, payment: await world.paymentIn(order, 'authorized') };
  };
  const capture = (order: Order, more: object) =>
    world.step(CapturePayment, { storeId: order.storeId, orderId: order.orderId, ...more });
  const last = async (order: Order): Promise<Payment | undefined> => (await world.payments(order)).at(-1);
  const booked = (order: Order): number[] =>
    world.told(BalanceTransactionRecorded, order).map((body) => body.balanceTransaction.amount);
  const capturesAtStripe = ({ external }: Payment): number =>
    world.stripe.simulator.world.balanceTransactions.filter(({ source }) => source === external.chargeId)
      .length;

  it('takes each shipment by itself, keeps the rest, and tells every part and its movement once', async () => {
    const { order, payment } = await authorized();
    expect(payment).toMatchObject({ multicapture: true, capturable: order.total });
    const first = await capture(order, { upTo: eur(3000), final: false, sourceId: 'shipment-1' });
    expect(first.result).toMatchObject({
      status: 'partially_captured',
      payment: { captured: eur(3000), capturable: eur(order.total.amount - 3000) },
    });
    await capture(order, { upTo: eur(3000), final: false, sourceId: 'shipment-1' });
    await capture(order, { upTo: eur(7000), final: false, sourceId: 'shipment-2' });
    await capture(order, { upTo: order.total, final: true, sourceId: 'shipment-3' });
    const done = await world.paymentIn(order, 'paid');
    expect(done.captures).toMatchObject([
      { amount: eur(3000), final: false, sourceId: 'shipment-1' },
      { amount: eur(4000), final: false, sourceId: 'shipment-2' },
      { amount: eur(order.total.amount - 7000), final: true, sourceId: 'shipment-3' },
    ]);
    await world.service.waitFor(() => booked(order).length === 3);
    await world.quiet();
    expect(booked(order)).toEqual([3000, 4000, order.total.amount - 7000]);
    expect(world.told(PaymentPartiallyCaptured, order).map((body) => body.payment.captured.amount)).toEqual([
      3000, 7000,
    ]);
    expect(world.told(PaymentSucceeded, order)).toHaveLength(1);
  });

  it('shipments told late, twice and all at once are captured once and to the cent', async () => {
    const { order, payment } = await authorized();
    const told = [
      { upTo: order.total, final: true, sourceId: 'shipment-3' },
      { upTo: eur(1000), final: false, sourceId: 'shipment-1' },
      { upTo: eur(2500), final: false, sourceId: 'shipment-2' },
    ];
    const settled = await Promise.all([...told, ...told].map((more) => capture(order, more)));
    expect(settled.map(({ outcome }) => outcome)).toEqual(settled.map(() => 'completed'));
    const done = await world.paymentIn(order, 'paid');
    expect(done.captured).toEqual(order.total);
    const parts = done.captures?.map(({ amount }) => amount.amount) ?? [];
    expect(parts.reduce((sum, amount) => sum + amount, 0)).toBe(order.total.amount);
    expect(
      capturesAtStripe({ ...done, external: { ...payment.external, chargeId: done.external.chargeId } }),
    ).toBe(parts.length);
  });

  it('a capture whose answer is lost is recognised by what was captured before it', async () => {
    const { order } = await authorized();
    await capture(order, { amount: eur(1000), final: false, sourceId: 'a' });
    // Twice: the SDK itself repeats once what a closed connection cut off.
    world.stripe.server.faults('stripe').add({
      match: { pathPattern: '/v1/payment_intents/*/capture' },
      kind: 'drop-response',
      times: 2,
    });
    const settled = await capture(order, { amount: eur(1000), final: false, sourceId: 'b' });
    world.stripe.server.faults('stripe').clear();
    expect(settled.outcome).toBe('completed');
    const payment = await last(order);
    expect(payment).toMatchObject({ captured: eur(2000) });
    expect(payment?.captures).toHaveLength(2);
  });

  it('a capture that never reached Stripe is made, although an earlier one shows there', async () => {
    const { order } = await authorized();
    await capture(order, { amount: eur(1000), final: false, sourceId: 'a' });
    world.stripe.server.faults('stripe').add({
      match: { pathPattern: '/v1/payment_intents/*/capture' },
      kind: 'status-503',
      times: 2,
    });
    const settled = await capture(order, { amount: eur(500), final: false, sourceId: 'b' });
    world.stripe.server.faults('stripe').clear();
    expect(settled.outcome).toBe('completed');
    expect(await last(order)).toMatchObject({ captured: eur(1500) });
  });

  it('names it when only one capture is possible, and takes everything with the one', async () => {
    const { order, payment } = await authorized(SINGLE_CAPTURE_CARD);
    expect(payment.multicapture).toBe(false);
    const refused = await capture(order, { upTo: eur(1000), final: false, sourceId: 'shipment-1' });
    expect(refused).toMatchObject({ outcome: 'failed', error: { code: 'multicapture-unavailable' } });
    expect(await last(order)).toMatchObject({ status: 'authorized', captured: eur(0) });
    const all = await capture(order, { sourceId: 'shipment-2', final: true });
    expect(all.result?.['status']).toBe('paid');
  });

  it('refuses a part above what is left, and never takes the part of a canceled order', async () => {
    const { order } = await authorized();
    await capture(order, { amount: eur(9000), final: false, sourceId: 'a' });
    const above = await capture(order, { amount: eur(order.total.amount), final: false, sourceId: 'b' });
    expect(above).toMatchObject({ outcome: 'failed', error: { code: 'amount-above-authorized' } });
    await world.step(CancelPayment, { storeId: order.storeId, orderId: order.orderId });
    const late = await capture(order, { amount: eur(1), final: false, sourceId: 'c' });
    expect(late.outcome).toBe('failed');
    await world.paymentIn(order, 'refunded');
    expect(await last(order)).toMatchObject({ captured: eur(9000), refunded: eur(9000), capturable: eur(0) });
    await world.service.waitFor(() => world.told(RefundSucceeded, order).length === 1);
  });

  it('gives back a part while the rest is still held', async () => {
    const { order } = await authorized();
    await capture(order, { amount: eur(4000), final: false, sourceId: 'a' });
    const refund = { storeId: order.storeId, orderId: order.orderId, amount: eur(4000), sourceId: 'r' };
    expect((await world.step(RefundPayment, refund)).outcome).toBe('completed');
    await world.paymentIn(order, 'partially_refunded');
    const settled = await capture(order, { sourceId: 'b', final: true });
    expect(settled.outcome).toBe('completed');
    expect(await last(order)).toMatchObject({
      status: 'partially_refunded',
      captured: order.total,
      refunded: eur(4000),
    });
  });

  it('up to what is captured already lets the rest go, and the refund that follows leaves nothing', async () => {
    const { order } = await authorized();
    await capture(order, { amount: eur(4000), final: false, sourceId: 'a' });
    const released = await capture(order, { upTo: eur(4000), final: true, sourceId: 'release' });
    expect(released.result).toMatchObject({ payment: { captured: eur(4000), capturable: eur(0) } });
    await world.step(RefundPayment, { storeId: order.storeId, orderId: order.orderId, sourceId: 'r' });
    await world.paymentIn(order, 'refunded');
    expect(await last(order)).toMatchObject({ captured: eur(4000), refunded: eur(4000), capturable: eur(0) });
  });

  it('what nobody captures in time is let go, and what was captured stays', async () => {
    const { order } = await authorized();
    await capture(order, { amount: eur(4000), final: false, sourceId: 'a' });
    // A webhook that is read eight days later puts off the next look.
    await world.quiet();
    world.deliverWebhooks = false;
    world.advance(8 * DAY);
    const look = world.service.app.get(LookAtOpenPayments);
    await look.run();
    world.deliverWebhooks = true;
    // What is still being settled when it looks is seen with its next look, as in service.
    await world.service.waitFor(async () => {
      if ((await last(order))?.capturable?.amount === 0) return true;
      await look.run();
      return false;
    });
    expect(await last(order)).toMatchObject({ status: 'partially_captured', captured: eur(4000) });
  });
});

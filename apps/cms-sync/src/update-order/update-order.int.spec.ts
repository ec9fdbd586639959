import { paidPaymentOf, paymentOf } from '#connectors/kit/fixtures/payment';
import { CmsSyncInspection } from '#contracts/queries/message-inspection';
import { SettleStep } from '#contracts/commands/settle-step';
import { UpdateOrder } from '#contracts/commands/orders';
import { DeadLetterRecorded } from '#contracts/events/dead-letters';
import { OrderPlaced, OrderStatusChanged } from '#contracts/events/orders';
import type { Payment } from '#contracts/models/payment';
import { CmsSyncTestBed, STORE } from '../specs/cms-sync-test-bed';

describe('update-order', () => {
  let bed: CmsSyncTestBed;
  let orderId: string;
  beforeAll(async () => {
    bed = await CmsSyncTestBed.start({ kentico: {} });
  });
  afterAll(() => bed.close());
  beforeEach(async () => {
    orderId = bed.kentico.placeOrder();
    await bed.seen(orderId);
  });
  afterEach(() => bed.server.faults('kentico').clear());

  const moves = () => bed.service.published(OrderStatusChanged).filter((event) => event.orderId === orderId);
  const authorized = (): Payment => {
    const amount = { amount: 4990, currency: 'EUR' };
    return paymentOf(orderId, { status: 'authorized', authorized: amount });
  };
  const authorize = () => bed.update(orderId, { orderStatus: 'authorized', payment: authorized() });
  const declareReady = async (): Promise<void> => {
    bed.kentico.setStatus(orderId, 'ReadyForCapture');
    await bed.seen(orderId, 'updated');
  };

  it('says beforehand what it would write, and writes nothing', async () => {
    const inspect = (body: object) =>
      bed.service.ask(CmsSyncInspection, { messageId: 'none', type: UpdateOrder.type, body });
    const body = { storeId: STORE, orderId, orderStatus: 'paid', payment: paidPaymentOf(orderId) };
    const { preview } = await inspect(body);
    expect(preview).toMatchObject({ verdict: 'would-act', code: 'update-order' });
    expect(preview?.sentence).toMatch(
      / to "PaymentReceived", count it as paid here.*write the payment record \(paid\)/,
    );
    expect(bed.kentico.writes(orderId)).toBe(0);
    expect(await inspect({ storeId: STORE, orderId: 'nobody', orderStatus: 'paid' })).toMatchObject({
      preview: { verdict: 'would-fail', code: 'unknown-order' },
    });
    expect(await inspect({ storeId: STORE, orderId })).toMatchObject({
      preview: { verdict: 'nothing-to-do' },
    });
  });

  it('writes once, tells what stands now, and settles the waiting step', async () => {
    const step = { runId: 'run-1', stepId: 'pay', attempt: 1 };
    await bed.service.publish(
      UpdateOrder,
      { storeId: STORE, orderId, orderStatus: 'paid', payment: paidPaymentOf(orderId) },
      { step },
    );
    await bed.service.waitFor(() => bed.service.published(SettleStep).length > 0);
    expect(bed.service.published(SettleStep)).toMatchObject([
      { ...step, outcome: 'completed', result: { orderStatus: 'paid', moved: true, written: true } },
    ]);
    expect(bed.updates(orderId)).toMatchObject([
      { orderStatus: 'paid', commerceStatus: 'PaymentReceived', commercePaid: true },
    ]);
    expect(bed.kentico.writes(orderId)).toBe(1);
  });

  it('does not take its own write for somebody else’s move, however its events come', async () => {
    await bed.update(orderId, { orderStatus: 'awaiting_payment', payment: paymentOf(orderId) });
    await authorize();
    for (let echo = 0; echo < 3; echo += 1) {
      expect(await bed.seen(orderId, 'updated')).toMatchObject({ note: 'unchanged' });
    }
    expect(moves()).toEqual([]);
    expect(bed.kentico.writes(orderId)).toBe(2);
  });

  it('keeps nothing anew for a look that tells nothing new', async () => {
    const version = async (): Promise<string> => {
      const sql = 'SELECT xmin::text AS version FROM orders WHERE order_id = $1';
      return (await bed.service.database.query<{ version: string }>(sql, [orderId])).rows[0]!.version;
    };
    await authorize();
    const written = await version();
    await bed.seen(orderId, 'updated');
    expect(await version()).toBe(written);
    bed.kentico.setStatus(orderId, 'Shipped');
    await bed.seen(orderId, 'updated');
    expect(await version()).not.toBe(written);
  });

  it('knows its write by the note of it when the echo is faster than the answer', async () => {
    const put = { match: { method: 'PUT' }, kind: 'drop-response', times: 1 } as const;
    bed.server.faults('kentico').add(put);
    const updated = authorize();
    await bed.service.waitFor(() => bed.kentico.statusOf(orderId) === 'PaymentAuthorized');
    await bed.seen(orderId, 'updated');
    await updated;
    expect(moves()).toEqual([]);
    expect(bed.kentico.writes(orderId)).toBe(1);
    expect(await bed.summary(orderId)).toMatchObject({ orderStatus: 'authorized' });
  });

  it('AC-14: writes once although answers are lost again and again', async () => {
    bed.server.faults('kentico').add({ kind: 'drop-response', probability: 0.1, seed: 'lost' });
    await bed.update(orderId, { orderStatus: 'paid', payment: paidPaymentOf(orderId) });
    expect(bed.kentico.writes(orderId)).toBe(1);
    expect(bed.updates(orderId)).toHaveLength(1);
  });

  it('AC-24: an order that could not be made payable waits for no payment', async () => {
    await bed.update(orderId, { orderStatus: 'payment_failed', note: 'The total is too small.' });
    expect(await bed.summary(orderId)).toMatchObject({
      orderStatus: 'payment_failed',
      paymentStatus: 'failed',
    });
  });

  it('AC-20: records what comes late and never goes backwards', async () => {
    await bed.update(orderId, { orderStatus: 'paid', payment: paidPaymentOf(orderId) });
    const late = await bed.update(orderId, {
      orderStatus: 'payment_failed',
      payment: paymentOf(orderId, { status: 'failed' }),
    });
    expect(late).toMatchObject({ orderStatus: 'paid', commerceStatus: 'PaymentReceived' });
    expect(bed.kentico.statusOf(orderId)).toBe('PaymentReceived');
  });

  it('sees a cancellation that no event has told yet, and does not write over it', async () => {
    await authorize();
    bed.kentico.setStatus(orderId, 'Canceled');
    const updated = await bed.update(orderId, { orderStatus: 'paid', payment: paidPaymentOf(orderId) });
    expect(updated).toMatchObject({
      orderStatus: 'canceled',
      commerceStatus: 'Canceled',
      commercePaid: true,
    });
    expect(moves()).toMatchObject([{ previous: 'PaymentAuthorized', transition: 'canceled' }]);
  });

  it('AC-29: puts the order back to where it was when the capture was refused', async () => {
    await authorize();
    await declareReady();
    expect(moves()).toMatchObject([{ transition: 'ready_for_capture' }]);
    const restored = await bed.update(orderId, {
      orderStatus: 'capture_failed',
      restorePreviousStatus: true,
      payment: authorized(),
      note: 'The card was declined.',
    });
    expect(restored).toMatchObject({ orderStatus: 'capture_failed', commerceStatus: 'PaymentAuthorized' });
    expect(bed.updates(orderId).at(-1)).toMatchObject({ note: 'The card was declined.' });
    expect(bed.kentico.statusOf(orderId)).toBe('PaymentAuthorized');
    await bed.seen(orderId, 'updated');
    expect(moves()).toHaveLength(1);
    bed.clock.advance(1000);
    await declareReady();
    expect(moves()).toMatchObject([{}, { transition: 'ready_for_capture' }]);
  });

  it('does not put back an order that has moved on since', async () => {
    await authorize();
    await declareReady();
    bed.kentico.setStatus(orderId, 'Shipped');
    await bed.update(orderId, { orderStatus: 'capture_failed', restorePreviousStatus: true });
    expect(bed.kentico.statusOf(orderId)).toBe('Shipped');
  });

  it('does not take back a move that came after the same status was written before', async () => {
    await authorize();
    await declareReady();
    await authorize();
    expect(bed.kentico.statusOf(orderId)).toBe('ReadyForCapture');
  });

  it('AC-12: twenty commands at once leave one transition, one mail and one row of history', async () => {
    const payment = paidPaymentOf(orderId);
    const command = { storeId: STORE, orderId, orderStatus: 'paid', payment } as const;
    await Promise.all(Array.from({ length: 20 }, () => bed.service.publish(UpdateOrder, command)));
    await bed.service.waitFor(() => bed.updates(orderId).length === 20);
    expect(bed.kentico.writes(orderId)).toBe(1);
    const { history, mails } = bed.kentico.state() as {
      history: Array<{ OrderID: number }>;
      mails: Array<{ orderId: number; kind: string }>;
    };
    expect(history.filter(({ OrderID }) => String(OrderID) === orderId)).toHaveLength(1);
    expect(mails.filter((mail) => String(mail.orderId) === orderId).map(({ kind }) => kind)).toEqual([
      'status:PaymentReceived',
      'payment-received',
    ]);
  });

  it('puts a command aside whose status the shop does not have, naming those it has', async () => {
    await bed.service.configure({
      ...bed.configuration,
      stores: bed.configuration.stores.map((store) => ({
        ...store,
        statuses: { toCommerce: { paid: 'Bezahlt' } },
      })),
    });
    await bed.service.publish(UpdateOrder, { storeId: STORE, orderId, orderStatus: 'paid' });
    const dead = await bed.service.waitFor(() => bed.service.published(DeadLetterRecorded)[0]);
    expect(dead).toMatchObject({
      code: 'unknown-commerce-status',
      details: { field: 'statuses.toCommerce', value: 'Bezahlt' },
    });
    expect(bed.kentico.writes(orderId)).toBe(0);
    expect(bed.service.published(OrderPlaced).length).toBeGreaterThan(0);
  });
});

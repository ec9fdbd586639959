import { paidPaymentOf, paymentOf } from '#connectors/kit/fixtures/payment';
import { OrderChanged, OrderPlaced, OrderStatusChanged } from '#contracts/events/orders';
import { DeadLetterRecorded } from '#contracts/events/dead-letters';
import { CmsSyncTestBed, CONNECTION, STORE } from '../specs/cms-sync-test-bed';

describe('events of the commerce system', () => {
  let bed: CmsSyncTestBed;
  beforeAll(async () => {
    bed = await CmsSyncTestBed.start();
  });
  afterAll(() => bed.close());

  const placed = (orderId: string) =>
    bed.service.published(OrderPlaced).filter(({ order }) => order.orderId === orderId);
  const moves = (orderId: string) =>
    bed.service.published(OrderStatusChanged).filter((event) => event.orderId === orderId);
  /** As a database does that was restored from before the order. */
  const forget = async (orderId: string): Promise<void> => {
    for (const table of ['order_writes', 'order_payments', 'orders']) {
      await bed.service.database.query(`DELETE FROM ${table} WHERE order_id = $1`, [orderId]);
    }
  };
  const deadFor = (code: string) =>
    bed.service.waitFor(() => bed.service.published(DeadLetterRecorded).find((dead) => dead.code === code), {
      what: `dead letter ${code}`,
    });

  it('tells an order once, as the commerce system has it now and not as the event said', async () => {
    const orderId = bed.kentico.placeOrder({ currency: 'KWD', lines: [{ unitPrice: '1.230' }] });
    expect(await bed.seen(orderId)).toMatchObject({ state: 'processed', note: 'placed' });
    expect(placed(orderId)).toMatchObject([{ order: { total: { amount: 1230, currency: 'KWD' } } }]);
    expect(await bed.seen(orderId, 'updated')).toMatchObject({ note: 'unchanged' });
    expect(placed(orderId)).toHaveLength(1);
    expect(await bed.summary(orderId)).toMatchObject({
      storeId: STORE,
      commerce: CONNECTION,
      orderStatus: 'placed',
      commerceStatus: 'New',
      paymentStatus: 'pending',
    });
  });

  it('takes in an order whose texts no database keeps: NUL, half a letter, a field cut within one', async () => {
    const orderId = bed.kentico.placeOrder({
      customer: { firstName: 'San\u0000dra', lastName: 'Shop\ud83dper' },
      giftMessage: `${'x'.repeat(999)}🎁 with love`,
    });
    expect(await bed.seen(orderId)).toMatchObject({ state: 'processed', note: 'placed' });
    expect(placed(orderId)).toMatchObject([
      { order: { customer: { firstName: 'San\ufffddra', lastName: 'Shop\ufffdper' } } },
    ]);
    expect(await bed.seen(orderId, 'updated')).toMatchObject({ note: 'unchanged' });
  });

  it('AC-12: tells an order once when its events come a hundredfold at the same time', async () => {
    const orderId = bed.kentico.placeOrder();
    const ids = await Promise.all(Array.from({ length: 100 }, () => bed.event(orderId)));
    for (const id of ids) await bed.processed(id);
    expect(placed(orderId)).toHaveLength(1);
  });

  it('AC-11: a thousand events that come before their orders are committed: each order told once', async () => {
    const first = Number(bed.kentico.placeOrder()) + 1;
    const expected = Array.from({ length: 1000 }, (_, index) => String(first + index));
    const events = await Promise.all(expected.map((orderId) => bed.event(orderId)));
    const askedFor = ({ url }: { readonly url: string }): number =>
      Number(/OrderID%3D(\d+)$/.exec(url)?.[1] ?? 0);
    await bed.service.waitFor(
      async () => (await bed.requests()).some((request) => askedFor(request) >= first),
      {
        what: 'a first look in vain',
      },
    );
    for (const orderId of expected) expect(bed.kentico.placeOrder()).toBe(orderId);
    for (const event of events) {
      expect(await bed.processed(event)).toMatchObject({ state: 'processed', note: 'placed' });
    }
    const told = bed.service.published(OrderPlaced).map(({ order }) => order.orderId);
    expect(told.filter((orderId) => Number(orderId) >= first)).toHaveLength(1000);
    expect(bed.service.published(DeadLetterRecorded)).toEqual([]);
  });

  it('leaves alone an order that does not exist, once it had its time to appear', async () => {
    const event = await bed.event('987654', 'created', {
      receivedAt: new Date(bed.clock.now().getTime() - 120_000).toISOString(),
    });
    expect(await bed.processed(event)).toMatchObject({
      state: 'ignored',
      note: 'The commerce system has no such order.',
    });
  });

  it('leaves alone what was paid or canceled before it was seen', async () => {
    const paid = bed.kentico.placeOrder({ paid: true });
    const canceled = bed.kentico.placeOrder({ status: 'Canceled' });
    expect(await bed.seen(paid)).toMatchObject({ state: 'ignored' });
    expect(await bed.seen(canceled)).toMatchObject({ state: 'ignored' });
    expect([...placed(paid), ...placed(canceled)]).toEqual([]);
  });

  it('brings back an order that our own record on it says is paid, and that a restored database has forgotten', async () => {
    const orderId = bed.kentico.placeOrder();
    await bed.seen(orderId);
    const payment = paidPaymentOf(orderId);
    await bed.update(orderId, { orderStatus: 'paid', payment });
    await forget(orderId);
    expect(await bed.seen(orderId)).toMatchObject({ state: 'processed' });
    expect(placed(orderId)).toMatchObject([
      { order: { commercePaid: false } },
      { order: { commercePaid: true }, paidBy: payment.paymentId },
    ]);
    expect(await bed.summary(orderId)).toMatchObject({ orderStatus: 'paid' });
    bed.clock.advance(1000);
    await bed.seen(orderId, 'updated');
    expect(placed(orderId)).toHaveLength(2);
  });

  it('brings back an order of nothing as well', async () => {
    const orderId = bed.kentico.placeOrder({ free: true });
    await bed.seen(orderId);
    const nothing = { amount: 0, currency: 'EUR' };
    const payment = paymentOf(orderId, { status: 'not_required', amount: nothing });
    await bed.update(orderId, { orderStatus: 'paid', payment });
    await forget(orderId);
    expect(await bed.seen(orderId)).toMatchObject({ state: 'processed' });
    expect(placed(orderId)).toMatchObject([{}, { paidBy: payment.paymentId }]);
  });

  it('takes an order of nothing like any other', async () => {
    const orderId = bed.kentico.placeOrder({ free: true });
    await bed.seen(orderId);
    expect(placed(orderId)).toMatchObject([{ order: { total: { amount: 0 } } }]);
  });

  it('captures for the move from approved to ready and for no other', async () => {
    const orderId = bed.kentico.placeOrder({ status: 'PaymentAuthorized' });
    await bed.seen(orderId);
    for (const status of ['ReadyForCapture', 'New', 'ReadyForCapture', 'Shipped']) {
      bed.kentico.setStatus(orderId, status);
      bed.clock.advance(1000);
      await bed.seen(orderId, 'updated');
    }
    expect(moves(orderId)).toMatchObject([
      { previous: 'PaymentAuthorized', current: 'ReadyForCapture', transition: 'ready_for_capture' },
      { previous: 'ReadyForCapture', current: 'New', transition: 'other' },
      { previous: 'New', current: 'ReadyForCapture', transition: 'other' },
      { previous: 'ReadyForCapture', current: 'Shipped', transition: 'other' },
    ]);
  });

  it('captures although the order has moved on before we could look', async () => {
    const orderId = bed.kentico.placeOrder({ status: 'PaymentAuthorized' });
    await bed.seen(orderId);
    bed.server.faults('kentico').add({ kind: 'status-500' });
    const event = await bed.event(orderId, 'updated');
    bed.kentico.setStatus(orderId, 'ReadyForCapture');
    bed.kentico.setStatus(orderId, 'Shipped');
    bed.server.faults('kentico').clear();
    await bed.processed(event);
    expect(moves(orderId)).toMatchObject([
      { transition: 'ready_for_capture' },
      { previous: 'ReadyForCapture', current: 'Shipped', transition: 'other' },
    ]);
  });

  it('tells a cancellation and keeps it', async () => {
    const orderId = bed.kentico.placeOrder();
    await bed.seen(orderId);
    bed.kentico.setStatus(orderId, 'Canceled');
    await bed.seen(orderId, 'updated');
    expect(moves(orderId)).toMatchObject([{ transition: 'canceled' }]);
    expect(await bed.summary(orderId)).toMatchObject({ orderStatus: 'canceled', commerceStatus: 'Canceled' });
  });

  it('tells what else has changed, and whether it changes the total', async () => {
    const orderId = bed.kentico.placeOrder();
    await bed.seen(orderId);
    bed.kentico.world.saver.update(bed.kentico.order(orderId), { OrderGrandTotal: '44.00' }, 7);
    await bed.seen(orderId, 'updated');
    const changes = bed.service.published(OrderChanged).filter(({ order }) => order.orderId === orderId);
    expect(changes).toMatchObject([{ totalChanged: true, order: { total: { amount: 4400 } } }]);
  });

  it.each([
    ['unknown-currency', { currency: 'PTS' }],
    ['negative-amount', { total: '-1' }],
    ['unknown-country', { country: 'XX' }],
    ['invalid-quantity', { lines: [{ quantity: 0 }] }],
  ])(
    'puts an order with %s aside with field, value and suggestion, and changes nothing',
    async (code, request) => {
      const orderId = bed.kentico.placeOrder(request);
      await bed.event(orderId);
      expect(await deadFor(code)).toMatchObject({
        failureClass: 'mapping',
        attempts: 1,
        suggestion: expect.any(String) as unknown,
        details: { field: expect.any(String) as unknown, expected: expect.anything() as unknown },
      });
      await expect(bed.summary(orderId)).rejects.toThrow(/unknown/);
      expect(bed.kentico.writes(orderId)).toBe(0);
    },
  );

  it('refuses to work beside another Stripe integration until it is off', async () => {
    bed.kentico.world.otherModule.installed = true;
    const orderId = bed.kentico.placeOrder();
    bed.clock.advance(10 * 60_000);
    await bed.event(orderId);
    expect(await deadFor('foreign-integration-active')).toMatchObject({ failureClass: 'permanent' });
    expect(placed(orderId)).toEqual([]);
    bed.kentico.world.otherModule.installed = false;
    const [connection] = bed.configuration.connections;
    await bed.service.configure({
      ...bed.configuration,
      connections: [
        {
          ...connection!,
          settings: {
            ...connection!.settings,
            otherStripeIntegrationRetiredAt: new Date(Date.now() + 1).toISOString(),
          },
        },
      ],
    });
    bed.clock.advance(10 * 60_000);
    const later = bed.kentico.placeOrder();
    expect(await bed.seen(later)).toMatchObject({ note: 'placed' });
  });
});

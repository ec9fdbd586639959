import { CARDS, isPayable, Shop, STORES, type OrderView } from './support/shop';
import { RunningSystem } from './support/system';

const LINES = [{ sku: 'KETTLE-01', quantity: 2 }];
const READY = 'ReadyForCapture';
const CAPTURE_PATH = { method: 'POST', pathPattern: '/v1/payment_intents/*/capture' };

describe('orders through all services', () => {
  let system: RunningSystem;
  let shop: Shop;

  beforeAll(async () => {
    system = await RunningSystem.start({
      RETRY_DELAYS_MS: '200,500,1000,2000',
      SWEEP_SECONDS: '1',
      SWEEP_PATIENCE_SECONDS: '1',
    });
    shop = new Shop(system);
    const { body } = await system.api<{ stores: object[] }>('GET', '/configuration');
    const stores = body.stores.map((store) => ({ ...store, alerts: { email: ['ops@shop.example'] } }));
    await system.configure({ ...body, stores });
  });
  afterAll(() => system?.stop(), 180_000);

  const authorized = async (): Promise<{ orderId: string; paymentId: string; total: number }> => {
    const orderId = await shop.place(STORES.manual, { lines: LINES });
    await shop.pay(STORES.manual, orderId);
    const order = await shop.orderWhen(
      STORES.manual,
      orderId,
      'authorized',
      ({ orderStatus, commerceStatus }) =>
        orderStatus === 'authorized' && commerceStatus === 'PaymentAuthorized',
    );
    expect(order.paymentStatus).toBe('authorized');
    return { orderId, paymentId: order.payments[0]!.paymentId, total: order.total.amount };
  };
  const key = (name: string) => ({ 'idempotency-key': name });
  /** What an order's entries leave on the accounts that begin with these digits: debits less credits. */
  const movedOn = (order: OrderView, accounts: string): number =>
    order.journals
      .flatMap(({ lines }) => lines)
      .filter(({ account }) => account.startsWith(accounts))
      .reduce((sum, { debit, credit }) => sum + debit - credit, 0);
  const booked = (rule: string) => (order: { journals: ReadonlyArray<{ rule: string; state: string }> }) =>
    order.journals.some((entry) => entry.rule === rule && entry.state === 'posted');

  it('a hold is captured by the move to ready, and by no other move', async () => {
    const { orderId } = await authorized();
    await shop.move(orderId, 'AwaitingPayment');
    await shop.move(orderId, READY);
    await shop.move(orderId, 'PaymentAuthorized');
    await shop.orderWhen(
      STORES.manual,
      orderId,
      'seen at all its moves',
      ({ timeline }) => timeline.filter(({ type }) => type.startsWith('order.status-changed')).length >= 3,
    );
    expect((await shop.order(STORES.manual, orderId))!.paymentStatus).toBe('authorized');
    await shop.move(orderId, READY);
    const paid = await shop.orderWhen(
      STORES.manual,
      orderId,
      'captured',
      ({ orderStatus, paymentStatus }) => orderStatus === 'paid' && paymentStatus === 'paid',
    );
    expect(paid.commerceStatus).toBe('PaymentReceived');
  });

  it('a part of a hold is captured through the API, once for a key, never more than is held', async () => {
    const { orderId, paymentId, total } = await authorized();
    const capture = (amount: number, headers: Record<string, string> = {}) =>
      system.api<{ status: string; captured: object; code: string }>(
        'POST',
        `/payments/${paymentId}/capture`,
        { amount },
        headers,
      );
    expect(await capture(100)).toMatchObject({ status: 400 });
    expect(await capture(total + 1, key('too-much'))).toMatchObject({ status: 422 });
    const part = await capture(5000, key('part'));
    expect(part).toMatchObject({
      status: 200,
      body: { status: 'partially_captured', captured: { amount: 5000, currency: 'EUR' } },
    });
    expect((await capture(5000, key('part'))).body).toEqual(part.body);
    expect(await capture(4999, key('part'))).toMatchObject({ status: 409 });
    const order = await shop.orderWhen(
      STORES.manual,
      orderId,
      'paid in part and booked',
      (seen) => seen.orderStatus === 'paid' && booked('2')(seen),
    );
    expect(order.paymentStatus).toBe('partially_captured');
    expect(movedOn(order, '1100') + movedOn(order, '6000')).toBe(5000);
  });

  it('AC-29: a capture that is declined puts the status back, says why, warns, and reaches no books', async () => {
    const { orderId } = await authorized();
    await system.control('POST', '/stripe/faults', {
      match: CAPTURE_PATH,
      kind: 'status-402',
      code: 'card_declined',
      times: 1,
    });
    await shop.move(orderId, READY);
    const refused = await shop.orderWhen(
      STORES.manual,
      orderId,
      'refused',
      ({ orderStatus, commerceStatus }) =>
        orderStatus === 'capture_failed' && commerceStatus === 'PaymentAuthorized',
    );
    expect(await shop.statusInShop(orderId)).toBe('PaymentAuthorized');
    expect(refused.paymentStatus).toBe('authorized');
    expect(refused.journals).toEqual([]);
    const mail = await shop.mailAbout(new RegExp(`Order ${orderId}: the payment was not captured`));
    expect(mail.to).toEqual(['ops@shop.example']);
    expect(mail.text).toContain('must not be shipped');
    await shop.move(orderId, READY);
    await shop.orderWhen(
      STORES.manual,
      orderId,
      'captured after all',
      ({ orderStatus, paymentStatus }) => orderStatus === 'paid' && paymentStatus === 'paid',
    );
  });

  it('AC-18: an order that is canceled after its payment is paid back, and its books end at nothing', async () => {
    const orderId = await shop.place(STORES.automatic, { lines: LINES, shipping: '4.90', tax: '7.60' });
    await shop.pay(STORES.automatic, orderId);
    await shop.orderWhen(STORES.automatic, orderId, 'booked', booked('2'));
    await shop.move(orderId, 'Canceled');
    const order = await shop.orderWhen(
      STORES.automatic,
      orderId,
      'paid back and booked',
      (seen) => seen.paymentStatus === 'refunded' && booked('6')(seen),
    );
    expect(order.refunds).toMatchObject([{ status: 'succeeded', amount: order.total }]);
    // The fee alone is left: the provider keeps it.
    expect(movedOn(order, '1100') + movedOn(order, '6000')).toBe(0);
    expect(movedOn(order, '4') + movedOn(order, '2')).toBe(0);
  });

  it('a webhook that never comes is made good by asking', async () => {
    await system.control('POST', '/stripe/webhook-faults', { drop: 1 });
    try {
      const orderId = await shop.place(STORES.automatic, { lines: LINES });
      await shop.pay(STORES.automatic, orderId);
      const order = await shop.orderWhen(
        STORES.automatic,
        orderId,
        'paid and booked',
        (seen) => seen.orderStatus === 'paid' && booked('2')(seen),
      );
      expect(order.commerceStatus).toBe('PaymentReceived');
    } finally {
      await system.control('DELETE', '/stripe/faults');
    }
  });

  it('AC-20: a declined shopper gets a mail with a link, as text and as HTML, and pays there', async () => {
    const orderId = await shop.place(STORES.automatic, {
      lines: LINES,
      invoiceNumber: `INV-${Date.now()}`,
      customer: { email: 'declined.shopper@example.com' },
    });
    await shop.pay(STORES.automatic, orderId, CARDS.declined);
    const failed = await shop.orderWhen(
      STORES.automatic,
      orderId,
      'declined',
      ({ orderStatus }) => orderStatus === 'payment_failed',
    );
    expect(failed.commerceStatus).toBe('PaymentFailed');
    const link = failed.payments[0]!.payUrl!;
    const mail = await shop.mailAbout(new RegExp(failed.number));
    expect(mail.to).toEqual(['declined.shopper@example.com']);
    expect(mail.text).toContain(link);
    expect(mail.html).toContain(`href="${link}"`);
    await shop.payAt(link);
    await shop.orderWhen(
      STORES.automatic,
      orderId,
      'paid at last',
      ({ orderStatus, paymentStatus }) => orderStatus === 'paid' && paymentStatus === 'paid',
    );
  });

  it('mails the payment link once an operator asks for it, tells the timeline, and not again once it is paid', async () => {
    const orderId = await shop.place(STORES.automatic, {
      lines: LINES,
      customer: { email: 'ada@example.com' },
    });
    const open = await shop.orderWhen(STORES.automatic, orderId, 'payable', isPayable);
    const path = `/orders/${STORES.automatic}/${orderId}/payment-link`;
    const ask = (key: string) => system.api<{ code?: string }>('POST', path, {}, { 'idempotency-key': key });
    expect((await ask('first')).status).toBe(200);
    const mail = await shop.mailAbout(new RegExp(`link to pay order ${open.number}`));
    expect(mail.to).toEqual(['ada@example.com']);
    const link = open.payments[0]!.payUrl!;
    expect(mail.text).toContain(link);
    await shop.orderWhen(STORES.automatic, orderId, 'told of the mail', ({ timeline }) =>
      timeline.some(({ type }) => type === 'payment.link-mailed'),
    );
    expect(await ask('second')).toMatchObject({ status: 429, body: { code: 'too-soon' } });
    await shop.payAt(link);
    await shop.orderWhen(STORES.automatic, orderId, 'paid', ({ orderStatus }) => orderStatus === 'paid');
    expect(await ask('third')).toMatchObject({ status: 422, body: { code: 'nothing-to-pay' } });
  });
});

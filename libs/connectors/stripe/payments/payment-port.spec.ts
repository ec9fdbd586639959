import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Connection } from '#connectors/kit/connection';
import type { CreateCheckoutRequest, PaymentPort } from '#connectors/kit/payment-port';
import { startStripe, type RunningSimulator } from '../simulator/testing/running-simulator';
import { openPaymentPort } from './open-payment-port';

const connectionTo = (apiBase: string): Connection => ({
  id: 'stripe-eu',
  system: 'stripe',
  environment: 'sandbox',
  settings: { apiBase, timeoutMs: 2_000 },
  secrets: { secretKey: ['sk_test_51SandboxSandbox'] },
});

const request = (more: Partial<CreateCheckoutRequest> = {}): CreateCheckoutRequest => ({
  storeId: 'shop',
  orderId: '41',
  paymentId: 'pay_1',
  total: { amount: 5000, currency: 'EUR' },
  captureMode: 'automatic',
  lines: [{ name: 'Shirt', quantity: 2, unitAmount: 2500 }],
  successUrl: 'https://shop.example/thanks',
  cancelUrl: 'https://shop.example/cart',
  expiresAt: null,
  mapped: { metadata: { OrderID: '41' }, description: '2 × Shirt', locale: 'de-AT' },
  idempotencyKey: 'key-1',
  ...more,
});

describe('the payment port against the simulator', () => {
  let stripe: RunningSimulator;
  let port: PaymentPort;
  const longAgo = new Date(Date.now() - 3_600_000);
  const listedRefunds = async (): Promise<number> => {
    const { items } = await stripe.control<{ items: Array<{ url: string }> }>('/stripe/requests');
    return items.filter(({ url }) => url.startsWith('/v1/refunds?')).length;
  };
  beforeAll(async () => {
    stripe = await startStripe({ balanceTransactionDelayMs: 0 });
    port = openPaymentPort(connectionTo(stripe.url));
  });
  afterAll(() => stripe.close());

  it('answers the probe', async () => {
    await expect(port.probe()).resolves.toBeUndefined();
  });

  it('makes one session for one key, and finds it by its metadata', async () => {
    const orderId = 'one-key';
    const first = await port.createCheckout(request({ orderId, idempotencyKey: orderId }));
    const second = await port.createCheckout(request({ orderId, idempotencyKey: orderId }));
    expect(second).toEqual(first);
    expect(first).toMatchObject({
      state: 'open',
      total: { amount: 5000, currency: 'EUR' },
      paymentIntentId: null,
      storeId: 'shop',
      orderId,
      paymentId: 'pay_1',
    });
    expect(await port.findCheckouts('shop', orderId, longAgo)).toEqual([first]);
    expect(await port.findCheckouts('other', orderId, longAgo)).toEqual([]);
  });

  it('refuses the same key for something else, as an answer that is kept', async () => {
    await port.createCheckout(request({ idempotencyKey: 'mismatch' }));
    await expect(
      port.createCheckout(request({ idempotencyKey: 'mismatch', orderId: '42' })),
    ).rejects.toMatchObject({
      failureClass: 'permanent',
      code: 'idempotency-mismatch',
      details: { keyUsed: true },
    });
  });

  it('follows a session to its payment, its movement and a refund', async () => {
    const made = await port.createCheckout(request({ orderId: 'paid', idempotencyKey: 'paid' }));
    await stripe.pay(made.checkoutSessionId);
    const checkout = await port.getCheckout(made.checkoutSessionId);
    expect(checkout).toMatchObject({ state: 'complete', url: null });
    const id = checkout.paymentIntentId ?? '';
    expect(await port.getPayment(id)).toMatchObject({
      state: 'succeeded',
      captured: { amount: 5000 },
      method: { type: 'card', brand: 'visa', last4: '4242' },
      orderId: 'paid',
      paymentId: 'pay_1',
    });
    const order = {
      paymentIntentId: id,
      amount: { amount: 700, currency: 'EUR' },
      reason: null,
      note: 'Came back damaged',
      storeId: 'shop',
      orderId: 'paid',
    };
    const refund = await port.refund(order, 'refund-1');
    expect(await port.refund(order, 'refund-1')).toEqual(refund);
    expect(await port.listRefunds(id)).toMatchObject([
      { refundId: refund.refundId, operationKey: 'refund-1', note: 'Came back damaged' },
    ]);
    const movements = await port.listBalanceTransactions(id);
    expect(movements.map((each) => [each.reportingCategory, each.amount])).toEqual([
      ['charge', 5000],
      ['refund', -700],
    ]);
    for (const each of movements) expect(each.net).toBe(each.amount - each.fee);
    expect(await port.listBalanceTransactions(id, { refunds: false })).toEqual(movements);
    const long = { ...order, amount: { amount: 1, currency: 'EUR' }, note: `${'x'.repeat(499)}🎁` };
    await port.refund(long, 'refund-2');
    expect((await port.listRefunds(id)).map(({ note }) => note)).toContain(`${'x'.repeat(499)}\ufffd`);
  });

  it('asks for no refunds where none are known and none show', async () => {
    const made = await port.createCheckout(request({ orderId: 'kept', idempotencyKey: 'kept' }));
    await stripe.pay(made.checkoutSessionId);
    const { paymentIntentId } = await port.getCheckout(made.checkoutSessionId);
    const asked = async (refunds: boolean): Promise<number> => {
      const before = await listedRefunds();
      expect(await port.listBalanceTransactions(paymentIntentId ?? '', { refunds })).toHaveLength(1);
      return (await listedRefunds()) - before;
    };
    expect([await asked(true), await asked(false)]).toEqual([1, 0]);
    const { movements } = await port.getPayment(paymentIntentId ?? '');
    expect(movements).toEqual(await port.listBalanceTransactions(paymentIntentId ?? ''));
    await port.refund(
      {
        paymentIntentId: paymentIntentId ?? '',
        amount: { amount: 100, currency: 'EUR' },
        reason: null,
        note: null,
        storeId: 'shop',
        orderId: 'kept',
      },
      'refund-kept',
    );
    expect(await port.getPayment(paymentIntentId ?? '')).not.toHaveProperty('movements');
  });

  it('shows what the shopper saw beside what was settled', async () => {
    const total = { amount: 500, currency: 'JPY' };
    const lines = [{ name: 'Tea', quantity: 1, unitAmount: 500 }];
    const made = await port.createCheckout(request({ orderId: 'jpy', idempotencyKey: 'jpy', total, lines }));
    await stripe.pay(made.checkoutSessionId);
    const { paymentIntentId } = await port.getCheckout(made.checkoutSessionId);
    const [movement] = await port.listBalanceTransactions(paymentIntentId ?? '');
    expect(movement).toMatchObject({ currency: 'EUR', presentment: total });
    expect(Number(movement?.exchangeRate)).toBeGreaterThan(0);
  });

  it('holds and captures a part, and lets a hold go', async () => {
    const intent = (key: string) =>
      port.createPaymentIntent({
        storeId: 'shop',
        orderId: key,
        total: { amount: 5000, currency: 'EUR' },
        captureMode: 'manual',
        mapped: {},
        idempotencyKey: key,
      });
    const first = await intent('part');
    await stripe.stripe.paymentIntents.confirm(first.paymentIntentId, { payment_method: 'pm_card_visa' });
    const held = await port.getPayment(first.paymentIntentId);
    expect(held).toMatchObject({ state: 'authorized', capturable: { amount: 5000 } });
    expect(held.captureBefore?.getTime()).toBeGreaterThan(Date.now());
    const captured = await port.capture(
      first.paymentIntentId,
      { amount: { amount: 2000, currency: 'EUR' }, final: true },
      'capture-1',
    );
    expect(captured).toMatchObject({ state: 'succeeded', captured: { amount: 2000 }, captureBefore: null });
    await expect(
      port.capture(first.paymentIntentId, { amount: null, final: true }, 'capture-2'),
    ).rejects.toMatchObject({
      failureClass: 'permanent',
      details: { stored: true },
    });
    const second = await intent('void');
    await stripe.stripe.paymentIntents.confirm(second.paymentIntentId, { payment_method: 'pm_card_visa' });
    expect(await port.cancel(second.paymentIntentId, 'gone', 'cancel-1')).toMatchObject({
      state: 'canceled',
    });
    expect((await port.findPayments('shop', 'void', longAgo)).map((each) => each.state)).toEqual([
      'canceled',
    ]);
  });

  it('captures in parts where it asked to and the card allows it, one movement each', async () => {
    const orderId = 'parts';
    const made = await port.createPaymentIntent({
      storeId: 'shop',
      orderId,
      total: { amount: 5000, currency: 'JPY' },
      captureMode: 'manual',
      multicapture: true,
      mapped: { payment_intent: { payment_method_options: {} } },
      idempotencyKey: orderId,
    });
    const id = made.paymentIntentId;
    await stripe.stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' });
    expect(await port.getPayment(id)).toMatchObject({ state: 'authorized', multicapture: true });
    const take = (amount: number, final: boolean) =>
      port.capture(id, { amount: { amount, currency: 'JPY' }, final }, `part-${amount}`);
    expect(await take(2000, false)).toMatchObject({
      state: 'authorized',
      captured: { amount: 2000 },
      capturable: { amount: 3000 },
    });
    expect(await take(1500, true)).toMatchObject({ state: 'succeeded', captured: { amount: 3500 } });
    const authorized = { amount: 5000, currency: 'JPY' };
    const movements = await port.listBalanceTransactions(id);
    expect(movements.map(({ presentment, authorized: whole }) => [presentment?.amount, whole])).toEqual([
      [2000, authorized],
      [1500, authorized],
    ]);
    const range = { createdFrom: longAgo, createdTo: new Date(Date.now() + 60_000), after: null };
    const listed = (await port.listMovements(range)).movements.filter((each) => each.paymentIntentId === id);
    expect(listed.map(({ movement }) => movement)).toEqual(movements);
  });

  it('takes a session that has ended already for an answer', async () => {
    const made = await port.createCheckout(request({ orderId: 'end', idempotencyKey: 'end' }));
    expect(await port.expireCheckout(made.checkoutSessionId, 'end-1')).toMatchObject({ state: 'expired' });
    expect(await port.expireCheckout(made.checkoutSessionId, 'end-2')).toMatchObject({ state: 'expired' });
  });

  it('hands out events oldest first, page by page, and nothing twice', async () => {
    const range = { createdFrom: longAgo, createdTo: new Date(Date.now() + 60_000) };
    for (let made = 0; made < 130; made += 1)
      stripe.simulator.world.events.emit('product.created', { id: 'x' });
    const ids: string[] = [];
    for (let after: string | null = null; ;) {
      const page = await port.listEvents({ ...range, after });
      ids.push(...page.events.map((event) => event.eventId));
      after = page.events.at(-1)?.eventId ?? null;
      if (!page.hasMore || after === null) break;
    }
    const all = stripe.simulator.world.events.events.values().map((event) => event.id);
    expect(ids).toEqual(all);
  });

  it.each([
    ['html', 'stripe-unreachable'],
    ['status-500', 'stripe-error'],
    ['truncate', 'stripe-unreachable'],
    ['drop-response', 'stripe-unreachable'],
    ['timeout', 'stripe-unreachable'],
  ] as const)('calls %s transient and indeterminate', async (kind, code) => {
    const faults = stripe.server.faults('stripe');
    faults.add({ match: { pathPattern: '/v1/payment_intents/pi_x' }, kind });
    const failure: unknown = await port.getPayment('pi_x').catch((error: unknown) => error);
    faults.clear();
    expect(failure).toMatchObject({ failureClass: 'transient', code, details: { indeterminate: true } });
  });
});

describe('something that answers in the place of Stripe', () => {
  let server: Server;
  beforeAll(async () => {
    server = createServer((_, response) => {
      response.writeHead(502, { 'content-type': 'application/json' }).end('{"message":"bad gateway"}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => server.close());

  it('is not taken for success, although the SDK does', async () => {
    const { port } = server.address() as AddressInfo;
    const stripe = openPaymentPort(connectionTo(`http://127.0.0.1:${port}`));
    await expect(stripe.getPayment('pi_1')).rejects.toMatchObject({
      failureClass: 'transient',
      code: 'unexpected-answer',
    });
    await expect(stripe.probe()).rejects.toMatchObject({ code: 'unexpected-answer' });
  });
});

describe('an address in the place of Stripe', () => {
  const probed = async (apiBase: string, environment: Connection['environment']) =>
    openPaymentPort({ ...connectionTo(apiBase), environment }).probe();

  it.each([
    ['http://169.254.169.254/latest', 'sandbox'],
    ['http://127.0.0.1:9', 'production'],
    ['http://localhost:9', 'production'],
  ] as const)(
    'is none that no connection may have, nor a name that leads there: %s',
    async (apiBase, environment) => {
      await expect(probed(apiBase, environment)).rejects.toMatchObject({
        ...{ code: 'egress-refused', failureClass: 'permanent' },
      });
    },
  );
});

import { CancelPayment, CapturePayment, RefundPayment } from '#contracts/commands/payments';
import { PaymentsInspection, type MessageInspection } from '#contracts/queries/message-inspection';
import { GetClientSecret, GetPayment } from '#contracts/queries/payments';
import { aPayment } from '../specs/a-payment';
import { createTestGateway, type TestGateway } from '../specs/create-test-gateway';
import { Neighbours } from '../specs/neighbours';

const captured = aPayment({ status: 'paid', captured: { amount: 12_999, currency: 'EUR' } });

describe('payments over the admin API', () => {
  let gateway: TestGateway;
  let neighbours: Neighbours;

  beforeAll(async () => {
    gateway = await createTestGateway();
    neighbours = new Neighbours(gateway);
    await neighbours.answer(GetPayment, ({ paymentId }) => (paymentId === 'pay-1' ? aPayment() : null));
  });
  afterAll(() => gateway.close());

  const capture = (key: string, body?: unknown) =>
    gateway.api('POST', '/api/v1/payments/pay-1/capture', { body, headers: { 'idempotency-key': key } });
  const done =
    (payment = captured) =>
    () => ({ status: 'done' as const, result: payment });

  it('shows a payment, and 404 for one that nobody knows', async () => {
    expect(await gateway.api('GET', '/api/v1/payments/pay-1')).toMatchObject({
      status: 200,
      body: aPayment(),
    });
    expect(await gateway.api('GET', '/api/v1/payments/pay-2')).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    });
  });

  it('hands out the client secret for a page of the shop’s own, and lets nobody keep it', async () => {
    const ask = () => gateway.api('GET', '/api/v1/payments/pay-1/client-secret');
    await neighbours.answer(GetClientSecret, () => ({ clientSecret: 'pi_1_secret_2' }));
    const answer = await ask();
    expect(answer).toMatchObject({ status: 200, body: { clientSecret: 'pi_1_secret_2' } });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    await neighbours.answer(GetClientSecret, () => ({ clientSecret: null }));
    expect(await ask()).toMatchObject({ status: 409, body: { code: 'no-client-secret' } });
    expect((await gateway.api('GET', '/api/v1/payments/pay-2/client-secret')).status).toBe(404);
  });

  it('sends one command per key and answers the payment, the same every time', async () => {
    const [first, body] = await Promise.all([
      capture('key-1', { amount: 500 }),
      neighbours.settle(CapturePayment, done()),
    ]);
    expect(body).toMatchObject({
      storeId: 'store-1',
      orderId: '17',
      paymentId: 'pay-1',
      amount: { amount: 500, currency: 'EUR' },
    });
    expect(first).toMatchObject({ status: 200, body: captured });
    expect(await capture('key-1', { amount: 500 })).toMatchObject({ status: 200, body: captured });
    expect(gateway.published(CapturePayment)).toHaveLength(1);
  });

  it('says what an action would do without doing it', async () => {
    const asked: Array<{ readonly type: string; readonly body: unknown }> = [];
    const preview: MessageInspection['preview'] = {
      ...{ verdict: 'would-act', code: 'capture', sentence: 'Would capture' },
      details: { amount: { amount: 500, currency: 'EUR' } },
    };
    await neighbours.answer(PaymentsInspection, ({ type, body }) => {
      asked.push({ type, body });
      const nothing = { faults: [], comparedWith: null, differences: [] };
      return { handled: true, effectHappened: false, preview, ...nothing };
    });
    const before = gateway.published(CapturePayment).length;
    const look = (body: object) => gateway.api('POST', '/api/v1/payments/pay-1/preview', { body });
    expect(await look({ action: 'capture', amount: 500 })).toMatchObject({
      status: 200,
      body: { preview, needsApproval: false },
    });
    await look({ action: 'cancel' });
    const payment = { storeId: 'store-1', orderId: '17', paymentId: 'pay-1' };
    expect(asked).toEqual([
      { type: 'payments.capture-payment.v1', body: { ...payment, amount: { amount: 500, currency: 'EUR' } } },
      { type: 'payments.cancel-payment.v1', body: payment },
    ]);
    expect(gateway.published(CapturePayment)).toHaveLength(before);
    const other = { action: 'refund', amount: { amount: 1, currency: 'USD' } };
    expect(await look(other)).toMatchObject({ status: 422, body: { code: 'currency-mismatch' } });
    const { body } = await gateway.api('POST', '/api/v1/tokens', {
      body: { name: 'elsewhere', role: 'operator', stores: ['store-2'] },
    });
    const { token } = body as { token: string };
    const elsewhere = { body: { action: 'capture' }, token };
    expect((await gateway.api('POST', '/api/v1/payments/pay-1/preview', elsewhere)).status).toBe(404);
  });

  it('cancels a payment as a whole or not at all', async () => {
    const cancel = (key: string, body: object) =>
      gateway.api('POST', '/api/v1/payments/pay-1/cancel', { body, headers: { 'idempotency-key': key } });
    const { amount, captured: taken } = aPayment();
    const open = amount.amount - taken.amount;
    expect(await cancel('cancel-part', { amount: open - 1 })).toMatchObject({
      status: 422,
      body: { code: 'amount-not-whole' },
    });
    const [whole, body] = await Promise.all([
      cancel('cancel-whole', { amount: open }),
      neighbours.settle(CancelPayment, done()),
    ]);
    expect(body).not.toHaveProperty('amount');
    expect(whole).toMatchObject({ status: 200 });
  });

  it('makes one command of two requests at the same moment', async () => {
    const before = gateway.published(CapturePayment).length;
    const [one, two] = await Promise.all([
      capture('key-2'),
      capture('key-2'),
      neighbours.settle(CapturePayment, done()),
    ]);
    expect([one.status, two.status]).toEqual([200, 200]);
    expect(gateway.published(CapturePayment)).toHaveLength(before + 1);
  });

  it('hands on that further captures follow', async () => {
    const [part] = await Promise.all([
      capture('key-part', { amount: 100, final: false }),
      neighbours.settle(CapturePayment, done()),
    ]);
    expect(part.status).toBe(200);
    expect(gateway.published(CapturePayment).at(-1)).toMatchObject({ amount: { amount: 100 }, final: false });
  });

  it('refuses the same key for another request', async () => {
    expect(await capture('key-1', { amount: 501 })).toMatchObject({
      status: 409,
      body: { code: 'idempotency-key-reused' },
    });
    const refund = await gateway.api('POST', '/api/v1/payments/pay-1/refunds', {
      body: { amount: 500 },
      headers: { 'idempotency-key': 'key-1' },
    });
    expect(refund).toMatchObject({ status: 409, body: { code: 'idempotency-key-reused' } });
  });

  it('hands a refusal on with its code, and keeps it', async () => {
    const problem = { status: 422, code: 'amount-above-authorized', title: 'Refused', detail: 'Too much' };
    const [refused] = await Promise.all([
      capture('key-3', { amount: { amount: 99_999_999, currency: 'EUR' } }),
      neighbours.settle(CapturePayment, () => ({ status: 'refused', problem })),
    ]);
    expect(refused).toMatchObject({ status: 422, body: problem });
    expect(await capture('key-3', { amount: { amount: 99_999_999, currency: 'EUR' } })).toMatchObject({
      status: 422,
    });
  });

  it.each([
    ['no key', {}, undefined, 400, 'idempotency-key-missing'],
    ['an unknown field', { 'idempotency-key': 'k' }, { sum: 1 }, 400, 'validation-failed'],
    ['a fraction', { 'idempotency-key': 'k' }, { amount: 1.5 }, 400, 'validation-failed'],
    ['nothing', { 'idempotency-key': 'k' }, { amount: 0 }, 400, 'validation-failed'],
    [
      'less than nothing',
      { 'idempotency-key': 'k5' },
      { amount: { amount: -1, currency: 'EUR' } },
      422,
      'amount-not-positive',
    ],
    [
      'another currency',
      { 'idempotency-key': 'k6' },
      { amount: { amount: 1, currency: 'USD' } },
      422,
      'currency-mismatch',
    ],
    ['no JSON', { 'idempotency-key': 'k' }, '{"amount":', 400, 'malformed-json'],
    [
      'another type',
      { 'idempotency-key': 'k', 'content-type': 'text/xml' },
      '<x/>',
      415,
      'content-type-unsupported',
    ],
  ])('refuses %s', async (_name, headers, body, status, code) => {
    const answer = await gateway.api('POST', '/api/v1/payments/pay-1/capture', {
      body,
      headers: headers as unknown as Record<string, string>,
    });
    expect(answer).toMatchObject({ status, body: { status, code } });
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });
});

describe('an action that takes longer than its caller waits', () => {
  it('is answered as pending, and with the same key what became of it', async () => {
    const gateway = await createTestGateway({ config: { ACTION_TIMEOUT_MS: 300 } });
    try {
      const neighbours = new Neighbours(gateway);
      await neighbours.answer(GetPayment, () => aPayment());
      const refund = () =>
        gateway.api('POST', '/api/v1/payments/pay-1/refunds', {
          body: { reason: 'duplicate', note: 'Ordered twice by mistake' },
          headers: { 'idempotency-key': 'key-4' },
        });
      const pending = await refund();
      expect(pending).toMatchObject({ status: 503, body: { code: 'action-pending' } });
      expect(pending.headers.get('retry-after')).toBe('5');
      await neighbours.settle(RefundPayment, () => ({ status: 'done', result: captured }));
      await gateway.waitFor(async () => (await refund()).status === 200);
      expect(gateway.published(RefundPayment)).toMatchObject([
        { reason: 'duplicate', note: 'Ordered twice by mistake' },
      ]);
    } finally {
      await gateway.close();
    }
  });
});

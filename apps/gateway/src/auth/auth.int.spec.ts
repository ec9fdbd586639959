import { GetPayment } from '#contracts/queries/payments';
import { ListOrders } from '#contracts/queries/orders';
import { DeadLetterRecorded } from '#contracts/events/dead-letters';
import { aPayment } from '../specs/a-payment';
import { createTestGateway, type TestGateway } from '../specs/create-test-gateway';
import { configuration, signStripe, stripeEvent } from '../specs/fixtures';
import { Neighbours } from '../specs/neighbours';

describe('who may do what', () => {
  let gateway: TestGateway;
  let scoped: string;
  const asked: unknown[] = [];

  beforeAll(async () => {
    gateway = await createTestGateway();
    const neighbours = new Neighbours(gateway);
    await neighbours.answer(GetPayment, ({ paymentId }) =>
      aPayment({ paymentId, storeId: paymentId === 'pay-2' ? 'store-2' : 'store-1' }),
    );
    await neighbours.answer(ListOrders, (request) => {
      asked.push(request);
      return { items: [], nextCursor: null };
    });
    await gateway.api('PUT', '/api/v1/configuration', { body: configuration() });
    scoped = await newToken({ name: 'shop 1', role: 'operator', stores: ['store-1'] });
  });
  afterAll(() => gateway.close());

  const newToken = async (body: object): Promise<string> => {
    const created = await gateway.api('POST', '/api/v1/tokens', { body });
    expect(created.status).toBe(201);
    return (created.body as { token: string }).token;
  };

  it.each([
    ['no token', null, 401, 'token-missing'],
    ['a wrong token', 'tbk_wrong', 401, 'token-invalid'],
  ])('lets nobody in with %s', async (_name, token, status, code) => {
    const answer = await gateway.api('GET', '/api/v1/orders', { token });
    expect(answer).toMatchObject({ status, body: { code } });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });

  it('stores no token in clear, shows it once, and forgets it when it is revoked', async () => {
    const token = await newToken({ name: 'short-lived', role: 'viewer' });
    const { rows } = await gateway.database.query('SELECT * FROM api_tokens');
    expect(JSON.stringify(rows)).not.toContain(token);
    const { body, text } = await gateway.api('GET', '/api/v1/tokens');
    expect(text).not.toContain(token);
    const { id } = (body as { items: Array<{ id: string; name: string }> }).items.find(
      (one) => one.name === 'short-lived',
    )!;
    expect((await gateway.api('GET', '/api/v1/orders', { token })).status).toBe(200);
    expect((await gateway.api('DELETE', `/api/v1/tokens/${id}`)).status).toBe(204);
    expect((await gateway.api('GET', '/api/v1/orders', { token })).status).toBe(401);
    expect((await gateway.api('DELETE', `/api/v1/tokens/${id}`)).status).toBe(404);
  });

  it('does not know a token whose time has passed', async () => {
    const expiresAt = new Date(gateway.clock.now().getTime() + 60_000).toISOString();
    const token = await newToken({ name: 'until soon', role: 'viewer', expiresAt });
    expect((await gateway.api('GET', '/api/v1/orders', { token })).status).toBe(200);
    gateway.clock.advance(60_001);
    expect((await gateway.api('GET', '/api/v1/orders', { token })).status).toBe(401);
  });

  it('lets a role do no more than it may', async () => {
    const viewer = await newToken({ name: 'viewer', role: 'viewer' });
    const capture = (token: string) =>
      gateway.api('POST', '/api/v1/payments/pay-1/capture', { token, headers: { 'idempotency-key': 'k' } });
    expect(await capture(viewer)).toMatchObject({ status: 403, body: { code: 'role-missing' } });
    expect(await gateway.api('GET', '/api/v1/configuration', { token: viewer })).toMatchObject({
      status: 403,
    });
    expect(await gateway.api('GET', '/api/v1/payments/pay-1', { token: viewer })).toMatchObject({
      status: 200,
    });
  });

  it('hides other stores from a scoped token, in lists and by id', async () => {
    const get = (path: string) => gateway.api('GET', path, { token: scoped });
    expect(await get('/api/v1/payments/pay-1')).toMatchObject({ status: 200 });
    expect(await get('/api/v1/payments/pay-2')).toMatchObject({ status: 404 });
    expect(await get('/api/v1/orders/store-2/17')).toMatchObject({ status: 404 });
    asked.length = 0;
    await get('/api/v1/orders');
    await get('/api/v1/orders?store=store-2');
    await get('/api/v1/orders?store=store-1&limit=200');
    expect(asked).toMatchObject([
      { storeIds: ['store-1'] },
      { storeIds: [] },
      { storeIds: ['store-1'], limit: 200 },
    ]);
    const refund = await gateway.api('POST', '/api/v1/payments/pay-2/refunds', {
      token: scoped,
      headers: { 'idempotency-key': 'r' },
    });
    expect(refund).toMatchObject({ status: 404 });
  });

  it('shows a scoped token the webhooks of connections that are all its own', async () => {
    const body = stripeEvent('evt_scope');
    const posted = await fetch(`${gateway.url}/webhooks/stripe-1`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...signStripe(body, gateway.clock.now()) },
    });
    const { id } = (await posted.json()) as { id: string };
    const listed = (token: string) => gateway.api('GET', '/api/v1/webhook-events', { token });
    expect(((await listed(scoped)).body as { items: unknown[] }).items).toEqual([]);
    expect(await gateway.api('GET', `/api/v1/webhook-events/${id}`, { token: scoped })).toMatchObject({
      status: 404,
    });
    const both = await newToken({ name: 'both', role: 'viewer', stores: ['store-1', 'store-2'] });
    expect((await listed(both)).body).toMatchObject({ items: [{ id }] });
  });

  it('shows a scoped token its own dead letters only', async () => {
    for (const [deadLetterId, correlationId] of [
      ['dl-1', 'store-1/1'],
      ['dl-2', 'store-2/1'],
      ['dl-3', null],
    ] as const) {
      await gateway.publish(DeadLetterRecorded, {
        deadLetterId,
        correlationId,
        service: 'payments',
        type: 'payments.capture-payment.v1',
        failureClass: 'permanent',
        code: 'x',
        reason: 'x',
        suggestion: null,
        details: {},
        attempts: 1,
        firstSeenAt: gateway.clock.now().toISOString(),
        deadAt: gateway.clock.now().toISOString(),
        body: {},
        headers: {},
      });
    }
    const ids = async (token?: string) => {
      const { body } = await gateway.api('GET', '/api/v1/dead-letters', token === undefined ? {} : { token });
      return (body as { items: Array<{ id: string }> }).items.map((item) => item.id).sort();
    };
    await gateway.waitFor(async () => (await ids()).length === 3);
    expect(await ids(scoped)).toEqual(['dl-1']);
    expect(await gateway.api('GET', '/api/v1/dead-letters/dl-2', { token: scoped })).toMatchObject({
      status: 404,
    });
  });

  it('keeps what concerns the whole deployment from scoped tokens, whatever their role', async () => {
    const admin = await newToken({ name: 'shop admin', role: 'admin', stores: ['store-1'] });
    for (const path of ['/api/v1/configuration', '/api/v1/tokens']) {
      expect(await gateway.api('GET', path, { token: admin })).toMatchObject({
        status: 403,
        body: { code: 'scope-missing' },
      });
    }
    const wider = await gateway.api('POST', '/api/v1/tokens', {
      token: admin,
      body: { name: 'x', role: 'admin' },
    });
    expect(wider.status).toBe(403);
  });

  it('writes down who did what', async () => {
    const { rows } = await gateway.database.query<{ actor: string; action: string }>(
      `SELECT actor, action FROM audit_log WHERE action LIKE 'token.%' ORDER BY id LIMIT 1`,
    );
    expect(rows).toEqual([{ actor: 'admin token', action: 'token.create' }]);
  });
});

describe('too many requests', () => {
  it('are told when to come back', async () => {
    const gateway = await createTestGateway({ config: { API_REQUESTS_PER_MINUTE: 3 } });
    try {
      const answers = [];
      for (let index = 0; index < 5; index += 1) answers.push(await gateway.api('GET', '/api/v1/tokens'));
      expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 429, 429]);
      expect(answers[0]!.headers.get('ratelimit-remaining')).toBe('2');
      expect(Number(answers[4]!.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(answers[4]!.body).toMatchObject({ code: 'too-many-requests' });
    } finally {
      await gateway.close();
    }
  });
});

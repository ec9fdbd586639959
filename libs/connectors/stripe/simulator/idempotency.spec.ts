import type { RunningSimulator } from './testing/running-simulator';
import { startStripe } from './testing/running-simulator';

describe('idempotency keys of the Stripe simulator', () => {
  let running: RunningSimulator;

  beforeEach(async () => {
    running = await startStripe();
  });
  afterEach(() => running.close());

  const post = (path: string, body: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${running.url}${path}`, {
      method: 'POST',
      body,
      headers: {
        authorization: 'Bearer sk_test_x',
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      },
    });
  const create = (key: string, amount = 500): Promise<Response> =>
    post('/v1/payment_intents', `amount=${amount}&currency=eur`, { 'idempotency-key': key });
  const idOf = async (response: Response): Promise<string> => ((await response.json()) as { id: string }).id;
  const timesApplied = (key: string): number => running.simulator.world.effects.timesApplied(key);

  it('replays the first answer word for word', async () => {
    const [first, second] = [await create('order:1'), await create('order:1')];
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(second.headers.get('original-request')).toBe(first.headers.get('request-id'));
    expect(await second.text()).toBe(await first.text());
    expect(timesApplied('order:1')).toBe(1);
  });

  it('refuses the same key with other parameters or for another endpoint', async () => {
    await create('order:1');
    const other = await create('order:1', 600);
    expect([other.status, await other.json()]).toMatchObject([400, { error: { type: 'idempotency_error' } }]);
    expect((await post('/v1/customers', '', { 'idempotency-key': 'order:1' })).status).toBe(400);
  });

  it('replays a decline, and does not store what never started', async () => {
    const decline = 'amount=500&currency=eur&confirm=true&payment_method=pm_card_visa_chargeDeclined';
    const key = { 'idempotency-key': 'order:2' };
    expect((await post('/v1/payment_intents', decline, key)).status).toBe(402);
    const replayed = await post('/v1/payment_intents', decline, key);
    expect([replayed.status, replayed.headers.get('idempotent-replayed')]).toEqual([402, 'true']);

    expect((await post('/v1/payment_intents', 'amount=500', { 'idempotency-key': 'order:3' })).status).toBe(
      400,
    );
    expect((await create('order:3')).status).toBe(200);
  });

  it('forgets a key after 24 hours: then it is a new request', async () => {
    const first = await idOf(await create('order:4'));
    running.clock.advance(24 * 3_600_000 - 1000);
    expect(await idOf(await create('order:4'))).toBe(first);
    running.clock.advance(1000);
    expect(await idOf(await create('order:4'))).not.toBe(first);
    expect(timesApplied('order:4')).toBe(2);
  });

  it('does the work once when the answer was lost', async () => {
    running.server.faults('stripe').add({ kind: 'drop-response', times: 1 });
    await expect(create('order:5')).rejects.toThrow();
    expect((await create('order:5')).headers.get('idempotent-replayed')).toBe('true');
    expect(timesApplied('order:5')).toBe(1);
  });
});

describe('the Stripe simulator while a write takes its time', () => {
  let running: RunningSimulator;
  beforeAll(async () => {
    running = await startStripe({ processingMs: 100 });
  });
  afterAll(() => running.close());

  it('answers 409 to the same key and 429 to the same object', async () => {
    const { stripe } = running;
    const twice = await Promise.allSettled(
      [1, 2].map(() =>
        stripe.paymentIntents.create({ amount: 500, currency: 'eur' }, { idempotencyKey: 'same' }),
      ),
    );
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = twice.find((each) => each.status === 'rejected');
    expect(refused?.reason).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' });

    const intent = await stripe.paymentIntents.create({ amount: 500, currency: 'eur' });
    const parallel = await Promise.allSettled(
      ['a', 'b'].map((a) => stripe.paymentIntents.update(intent.id, { metadata: { a } })),
    );
    const locked = parallel.find((each) => each.status === 'rejected');
    expect(locked?.reason).toMatchObject({ type: 'StripeRateLimitError', code: 'lock_timeout' });
  });
});

describe('the protocol of the Stripe simulator', () => {
  let running: RunningSimulator;
  beforeAll(async () => {
    running = await startStripe({ secretKeys: ['sk_test_sandbox'] });
  });
  afterAll(() => running.close());

  it('lets nobody in without the key', async () => {
    const open = (authorization?: string): Promise<Response> =>
      fetch(`${running.url}/v1/balance`, authorization === undefined ? {} : { headers: { authorization } });
    expect((await open()).status).toBe(401);
    const wrong = await open('Bearer sk_test_another_key');
    expect(await wrong.json()).toMatchObject({
      error: { message: 'Invalid API Key provided: sk_test_*******_key' },
    });
    expect((await open(`Basic ${Buffer.from('sk_test_sandbox:').toString('base64')}`)).status).toBe(200);
  });

  it('echoes the version and names the request', async () => {
    const { lastResponse } = await running.stripe.balance.retrieve();
    expect(lastResponse.apiVersion).toBe('2026-10-28.endive');
    expect(lastResponse.requestId).toMatch(/^req_\w{14}$/);
  });

  it('takes forms only, and knows its paths', async () => {
    const headers = { authorization: 'Bearer sk_test_sandbox', 'content-type': 'application/json' };
    const json = await fetch(`${running.url}/v1/customers`, {
      method: 'POST',
      body: '{"name":"Ada"}',
      headers,
    });
    expect(json.status).toBe(400);
    const lost = await fetch(`${running.url}/v1/payment_intent`, { headers });
    expect([lost.status, await lost.json()]).toMatchObject([
      404,
      { error: { type: 'invalid_request_error' } },
    ]);
  });

  it('words injected faults as Stripe does', async () => {
    const faults = running.server.faults('stripe');
    faults.add({ kind: 'status-429', times: 1, match: { pathPattern: '/v1/balance' } });
    await expect(running.stripe.balance.retrieve()).rejects.toMatchObject({
      type: 'StripeRateLimitError',
      headers: { 'stripe-rate-limited-reason': 'global-rate' },
    });
    faults.add({ kind: 'status-500', times: 1 });
    await expect(running.stripe.balance.retrieve()).rejects.toMatchObject({
      type: 'StripeAPIError',
      statusCode: 500,
    });
    faults.add({ kind: 'html', times: 1 });
    await expect(running.stripe.balance.retrieve()).rejects.toMatchObject({ type: 'StripeAPIError' });
  });
});

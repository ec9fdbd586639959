import { DeadLetterRecorded } from '#contracts/events/dead-letters';
import { encodeCursor } from '../http/cursor';
import { createTestGateway, type TestGateway } from './create-test-gateway';
import { configuration, signStripe, stripeEvent } from './fixtures';

const MANY = 6;

describe('abuse', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await createTestGateway({ config: { REJECTED_PER_MINUTE: MANY } });
    await gateway.api('PUT', '/api/v1/configuration', { body: configuration() });
  });
  afterAll(() => gateway.close());

  const post = async (body: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${gateway.url}/webhooks/stripe-1`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
    return { status: response.status, body: (await response.json()) as { state?: string; code?: string } };
  };
  const postSigned = (body: string) => post(body, signStripe(body, gateway.clock.now()));
  const tokenFor = async (body: object) => {
    const { body: created } = await gateway.api('POST', '/api/v1/tokens', { body });
    return created as { id: string; token: string };
  };

  it('forged webhooks from behind the same proxy shut no real one out', async () => {
    for (let n = 0; n < MANY; n += 1) expect((await post(stripeEvent(`evt_forged_${n}`))).status).toBe(401);
    expect(await post(stripeEvent('evt_forged'))).toMatchObject({
      status: 429,
      body: { code: 'too-many-rejected-webhooks' },
    });
    expect(await postSigned(stripeEvent('evt_real'))).toMatchObject({
      status: 200,
      body: { state: 'accepted' },
    });
  });

  it('an event that no database can hold as it is does not stop those that come with it', async () => {
    const answers = await Promise.all([
      postSigned(stripeEvent('evt_\u0000')),
      postSigned(stripeEvent('evt_\ud800')),
      postSigned(stripeEvent('evt_type', { type: 'not.ours\u0000' })),
      ...Array.from({ length: 8 }, (_, n) => postSigned(stripeEvent(`evt_beside_${n}`))),
    ]);
    expect(answers.map(({ status }) => status).filter((status) => status !== 200)).toEqual([]);
  });

  it.each([
    ['a cursor with no time in it', `webhook-events?cursor=${encodeCursor(['x', 'y'])}`],
    ['a cursor with NUL in it', `dead-letters?cursor=${encodeCursor(['2026-01-01T00:00:00Z', '\u0000'])}`],
    ['NUL in a filter', 'webhook-events?type=%00'],
    ['NUL in an id', 'webhook-events/whe%00'],
    ['NUL in another id', 'dead-letters/x%00'],
  ])('%s is the sender’s fault, not ours', async (_what, path) => {
    expect((await gateway.api('GET', `/api/v1/${path}`)).status).toBe(400);
  });

  it('an edited replay of a scoped token stays with its store, order and connection', async () => {
    const at = gateway.clock.now().toISOString();
    const original = { storeId: 'store-1', orderId: '17', amount: 5 };
    await gateway.publish(DeadLetterRecorded, {
      deadLetterId: 'dead-1',
      correlationId: 'store-1/17',
      service: 'payments',
      type: 'payments.refund-payment.v1',
      failureClass: 'permanent',
      code: 'x',
      reason: 'x',
      suggestion: null,
      details: {},
      attempts: 1,
      firstSeenAt: at,
      deadAt: at,
      body: original,
      headers: {},
    });
    await gateway.waitFor(
      async () => (await gateway.api('GET', '/api/v1/dead-letters/dead-1')).status === 200,
    );
    const { token } = await tokenFor({ name: 'one', role: 'operator', stores: ['store-1'] });
    const replay = (body: object) =>
      gateway.api('POST', '/api/v1/dead-letters/dead-1/replay', { token, body: { body } });
    const refused = { status: 422, body: { code: 'other-target' } };
    expect(await replay({ ...original, storeId: 'store-2' })).toMatchObject(refused);
    expect(await replay({ ...original, orderId: '18' })).toMatchObject(refused);
    expect(await replay({ ...original, payment: { paymentId: 'pay-of-another' } })).toMatchObject(refused);
    expect(await replay({ ...original, amount: 4 })).toMatchObject({ status: 202 });
  });

  it('a live stream ends soon after its token is revoked', async () => {
    const { id, token } = await tokenFor({ name: 'watcher', role: 'viewer' });
    const response = await fetch(`${gateway.url}/api/v1/stream`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const reader = response.body!.getReader();
    await reader.read();
    await gateway.api('DELETE', `/api/v1/tokens/${id}`);
    let done = false;
    while (!done) ({ done } = await reader.read());
    expect(done).toBe(true);
  });
});

describe('guessing tokens', () => {
  it('is refused without a look at the database, while those with a token work on', async () => {
    const gateway = await createTestGateway({ config: { API_REQUESTS_PER_MINUTE: MANY } });
    try {
      const created = await gateway.api('POST', '/api/v1/tokens', {
        body: { name: 'known', role: 'viewer' },
      });
      const { token } = created.body as { token: string };
      const known = () => gateway.api('GET', '/api/v1/webhook-events', { token });
      expect((await known()).status).toBe(200);
      const guess = async (n: number) =>
        (await gateway.api('GET', '/api/v1/webhook-events', { token: `tbk_guess_${n}` })).status;
      const answers: number[] = [];
      for (let n = 0; n < MANY + 3; n += 1) answers.push(await guess(n));
      expect(answers.slice(-3)).toEqual([429, 429, 429]);
      const stored = await gateway.api('POST', '/api/v1/tokens', {
        body: { name: 'unseen', role: 'viewer' },
      });
      const unseen = (stored.body as { token: string }).token;
      expect((await gateway.api('GET', '/api/v1/webhook-events', { token: unseen })).status).toBe(429);
      expect((await known()).status).toBe(200);
    } finally {
      await gateway.close();
    }
  });
});

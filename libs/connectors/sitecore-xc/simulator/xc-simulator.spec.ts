import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { verifyStandardWebhook } from '#platform/webhooks/standard-webhooks';
import { startXcTestEngine } from '../fixtures/xc-test-engine';
import type { XcTestEngine } from '../fixtures/xc-test-engine';
import { CLIENT_ID, DEFAULT_CLIENT_SECRET } from './xc-simulator';

const HEADERS = {
  Environment: 'HabitatAuthoring',
  ShopName: 'Storefront',
  Currency: 'EUR',
  Language: 'en-US',
};

describe('the simulated Experience Commerce', () => {
  let engine: XcTestEngine;
  beforeEach(async () => {
    engine = await startXcTestEngine({ retryDelaysMs: [] });
  });
  afterEach(() => engine.close());

  const token = async (form: Record<string, string> = {}): Promise<Response> =>
    fetch(`${engine.url}/connect/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: CLIENT_ID,
        client_secret: DEFAULT_CLIENT_SECRET,
        scope: 'EngineAPI',
        ...form,
      }),
    });
  const call = async (
    method: string,
    path: string,
    body?: object,
    headers: object = HEADERS,
  ): Promise<Response> => {
    const { access_token: bearer } = (await (await token()).json()) as { access_token: string };
    return fetch(`${engine.url}/api/${path}`, {
      method,
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json', ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
  };
  const control = (path: string, method: string, body: object): Promise<Response> =>
    fetch(`${engine.server.controlUrl}/_control/sitecore-xc/${path}`, {
      method,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    });

  it.each([
    [{}, 200, undefined],
    [{ client_secret: 'x' }, 400, 'invalid_client'],
    [{ client_id: 'nobody' }, 400, 'invalid_client'],
    [{ grant_type: 'authorization_code' }, 400, 'unsupported_grant_type'],
    [{ grant_type: 'password' }, 400, 'unauthorized_client'],
    [{ scope: 'openid' }, 400, 'invalid_scope'],
  ])('answers a request for a token with %j by %i', async (form, status, error) => {
    const answer = await token(form);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject(error ? { error } : { expires_in: 3600, token_type: 'Bearer' });
  });

  it('lets nobody in without a token', async () => {
    const answer = await fetch(`${engine.url}/api/Orders('x')`, { headers: HEADERS });
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  });

  it.each(Object.keys(HEADERS))('wants the header %s', async (name) => {
    const answer = await call('GET', "Orders('x')", undefined, { ...HEADERS, [name]: '' });
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining(name)]);
  });

  it('leaves out what is contained unless it is asked for', async () => {
    const id = engine.xc.placeOrder();
    const bare = (await (await call('GET', `Orders('${id}')`)).json()) as object;
    expect([Object.keys(bare).includes('Lines'), Object.keys(bare).includes('Components')]).toEqual([
      false,
      false,
    ]);
    const expanded: unknown = await (
      await call('GET', `Orders('${id}')?$expand=Lines($expand=CartLineComponents),Components`)
    ).json();
    expect(expanded).toMatchObject({
      Lines: [
        {
          ItemId: 'Habitat_Master|6042221|KETTLE-01',
          CartLineComponents: [{ DisplayName: 'Enamel kettle' }],
        },
      ],
      Totals: { GrandTotal: { CurrencyCode: 'EUR', Amount: 49.9 } },
    });
  });

  it('answers 200 with an error for what the status does not allow', async () => {
    const id = engine.xc.placeOrder();
    const release = await call('PUT', 'ReleaseOrder()', { orderId: id });
    expect([release.status, await release.json()]).toEqual([
      200,
      expect.objectContaining({ ResponseCode: 'Error' }),
    ]);
    expect(engine.xc.effects(id)).toEqual({});
    expect((await call('PUT', 'NoSuchAction()', {})).status).toBe(404);
  });

  it.each([
    ['an unknown field', { Extra: 1 }],
    ['a number where text belongs', { Amount: 49.9 }],
  ])('refuses a payment record with %s', async (_name, change) => {
    const orderId = engine.xc.placeOrder();
    const answer = await call('PUT', 'RecordTillbridgePayment()', {
      orderId,
      payment: { PaymentId: 'p', ...change },
    });
    expect(answer.status).toBe(400);
  });

  it('is driven from outside: orders, statuses, minions, tokens', async () => {
    const placed = (await (await control('orders', 'POST', { free: true })).json()) as { orderId: string };
    expect((await control('orders', 'POST', { nonsense: true })).status).toBe(422);
    await control(`orders/${placed.orderId}/status`, 'POST', { status: 'Released' });
    await control('minions/run', 'POST', {});
    expect(engine.xc.order(placed.orderId).Status).toBe('Completed');
    expect((await control('orders/none/status', 'POST', { status: 'Released' })).status).toBe(404);
    await token();
    await control('tokens/revoke', 'POST', {});
    expect(engine.xc.world.identity.issued).toBe(0);
  });

  it('posts signed events of its companion plug-in, and none without it', async () => {
    const secret = `whsec_${Buffer.alloc(24, 5).toString('base64')}`;
    const received: Array<{ readonly body: string; readonly headers: Record<string, string> }> = [];
    const arrived = new Promise<void>((resolve) => {
      const server = createServer((request, response) => {
        let body = '';
        request.on('data', (chunk: Buffer) => (body += chunk.toString()));
        request.on('end', () => {
          received.push({ body, headers: request.headers as Record<string, string> });
          response.end();
          if (received.length === 2) server.close(() => resolve());
        });
      }).listen(0, '127.0.0.1', () => {
        const { port } = server.address() as AddressInfo;
        void control('event-target', 'PUT', { url: `http://127.0.0.1:${port}/`, secret }).then(async () => {
          await control('companion', 'PUT', { installed: false });
          engine.xc.placeOrder();
          await control('companion', 'PUT', { installed: true });
          engine.xc.setStatus(engine.xc.placeOrder(), 'Cancelled');
        });
      });
    });
    await arrived;
    const types = received.map(({ body }) => (JSON.parse(body) as { eventType: string }).eventType);
    expect(types.sort()).toEqual(['order.cancelled', 'order.placed']);
    for (const { body, headers } of received) {
      expect(verifyStandardWebhook([secret], headers, Buffer.from(body), new Date())).toMatchObject({
        ok: true,
      });
    }
  });
});

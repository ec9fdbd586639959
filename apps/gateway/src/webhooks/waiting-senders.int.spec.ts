import { createHmac } from 'node:crypto';
import { CmsSyncProcessWebhook } from '#contracts/commands/webhooks';
import { createTestGateway, type TestGateway } from '../specs/create-test-gateway';
import { configuration } from '../specs/fixtures';

const KEY = 'a-hash-key-for-tests-of-hooks';
const TOKEN = 'a-live-token-of-the-shopper';
const CONNECTION = 'ordercloud-1';

describe('senders that wait for an answer of their own', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await createTestGateway();
    const base = configuration();
    const ordercloud = {
      id: CONNECTION,
      system: 'sitecore-ordercloud',
      settings: { apiUrl: 'https://api.example', clientId: 'tillbridge' },
      secrets: { clientSecret: 'the-secret-of-the-api-client', hashKey: KEY },
    };
    const body = { ...base, connections: [...base.connections, ordercloud] };
    expect(await gateway.api('PUT', '/api/v1/configuration', { body })).toMatchObject({ status: 200 });
  });
  afterAll(() => gateway.close());

  const checkout = (orderId: string): string =>
    JSON.stringify({
      Environment: 'Sandbox',
      OrderCloudAccessToken: TOKEN,
      OrderWorksheet: { Order: { ID: orderId, DateSubmitted: '2026-11-21T10:00:00Z' } },
    });
  const post = async (suffix: string, body: string, key = KEY) => {
    const response = await fetch(`${gateway.url}/webhooks/${CONNECTION}/${suffix}`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'x-oc-hash': createHmac('sha256', key).update(body).digest('base64'),
      },
    });
    return [response.status, await response.json()];
  };
  const commands = (orderId: string) =>
    gateway.published(CmsSyncProcessWebhook).filter(({ body }) => body.includes(orderId));

  it('get it the first time and every other time, and the event is handed on once', async () => {
    const body = checkout('OC-1');
    expect(await post('OrderSubmit', body)).toEqual([200, { xp: {} }]);
    expect(await post('OrderSubmit', body)).toEqual([200, { xp: {} }]);
    await gateway.waitFor(() => commands('OC-1').length > 0);
    await post('OrderSubmit', checkout('OC-2'));
    await gateway.waitFor(() => commands('OC-2').length > 0);
    expect(commands('OC-1')).toMatchObject([
      { eventType: 'ordercheckout.OrderSubmit', suffix: 'OrderSubmit' },
    ]);
  });

  it('get it for what is of no interest here, too', async () => {
    expect(await post('OrderCalculate', checkout('OC-3'))).toEqual([200, {}]);
  });

  it('leave no bearer token behind, neither in the table nor in a message', async () => {
    await post('OrderApproved', checkout('OC-4'));
    await gateway.waitFor(() => commands('OC-4').length > 0);
    const { rows } = await gateway.database.query('SELECT * FROM webhook_events');
    expect(JSON.stringify(rows)).toContain('OC-4');
    expect(JSON.stringify([rows, gateway.published(CmsSyncProcessWebhook)])).not.toContain(TOKEN);
  });

  it('are told what is wrong when they are not who they say', async () => {
    expect(await post('OrderSubmit', checkout('OC-5'), 'somebody-else')).toEqual([
      401,
      expect.objectContaining({ code: 'signature-mismatch' }),
    ]);
  });
});

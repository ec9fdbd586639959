import { RepairWebhookEndpoint } from '#contracts/commands/payments';
import { GetWebhookEndpoint, ListMissedEvents } from '#contracts/queries/payments';
import { createTestGateway, type TestGateway } from '../specs/create-test-gateway';
import { configuration } from '../specs/fixtures';
import { Neighbours } from '../specs/neighbours';

const at = '2026-01-15T12:00:00.000Z';
const PATH = '/api/v1/connections/stripe-1';

describe('the webhook endpoint over the admin API', () => {
  let gateway: TestGateway;
  let neighbours: Neighbours;

  beforeAll(async () => {
    gateway = await createTestGateway();
    neighbours = new Neighbours(gateway);
    await gateway.api('PUT', '/api/v1/configuration', { body: configuration() });
  });
  afterAll(() => gateway.close());

  it('AC-02: says in what it is wrong, and sets it right in one action', async () => {
    const drift = [{ field: 'enabled' as const, expected: 'enabled', actual: 'disabled' }];
    const state = { connectionId: 'stripe-1', endpointId: 'we_1', drift };
    await neighbours.answer(GetWebhookEndpoint, () => ({ ...state, checkedAt: at }));
    expect(await gateway.api('GET', `${PATH}/webhook-endpoint`)).toMatchObject({ status: 200, body: state });
    const [answer] = await Promise.all([
      gateway.api('POST', `${PATH}/webhook-endpoint/repair`, { headers: { 'idempotency-key': 'repair-1' } }),
      neighbours.settle(RepairWebhookEndpoint, () => ({ status: 'done', result: { ...state, drift: [] } })),
    ]);
    expect(answer).toMatchObject({ status: 200, body: { drift: [] } });
  });

  it('AC-10: lists what no webhook had brought', async () => {
    const item = { eventId: 'evt_1', eventType: 'refund.created', createdAt: at, appliedAt: at, note: null };
    await neighbours.answer(ListMissedEvents, () => ({ items: [item], nextCursor: null }));
    expect(await gateway.api('GET', `${PATH}/missed-events?limit=10`)).toMatchObject({
      status: 200,
      body: { items: [item] },
    });
  });

  it('knows nothing of a connection that is not there', async () => {
    for (const path of ['webhook-endpoint', 'missed-events']) {
      const answer = await gateway.api('GET', `/api/v1/connections/stripe-9/${path}`);
      expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
    }
  });
});

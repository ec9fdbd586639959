import { ExplainPayout, ListPayoutMovements, ListPayouts } from '#contracts/queries/reconciliation';
import { createTestGateway, type TestGateway } from '../specs/create-test-gateway';
import { Neighbours } from '../specs/neighbours';

describe('payouts at the admin API', () => {
  let gateway: TestGateway;
  const asked: unknown[] = [];

  beforeAll(async () => {
    gateway = await createTestGateway();
    const neighbours = new Neighbours(gateway);
    const page = { items: [], nextCursor: null };
    await neighbours.answer(ListPayouts, (request) => {
      asked.push(request);
      return page;
    });
    await neighbours.answer(ExplainPayout, () => null);
    await neighbours.answer(ListPayoutMovements, ({ payoutId }) => (payoutId === 'po_1' ? page : null));
  });
  afterAll(() => gateway.close());

  it('are listed for the stores of the token', async () => {
    const created = await gateway.api('POST', '/api/v1/tokens', {
      body: { name: 'shop 1', role: 'viewer', stores: ['store-1'] },
    });
    const { token } = created.body as { token: string };
    const path = '/api/v1/reconciliation/payouts?state=unexplained&limit=7';
    expect(await gateway.api('GET', path, { token })).toMatchObject({ status: 200, body: { items: [] } });
    expect(asked).toMatchObject([{ storeIds: ['store-1'], state: 'unexplained', limit: 7, cursor: null }]);
  });

  it('are 404 when unknown and 400 when the question makes no sense', async () => {
    const get = (path: string) => gateway.api('GET', `/api/v1/reconciliation/payouts${path}`);
    expect(await get('/po_9')).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(await get('/po_9/movements')).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(await get('/po_1/movements')).toMatchObject({ status: 200, body: { items: [] } });
    expect(await get('?state=odd')).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
  });
});

import { GetControlTotals } from '#contracts/queries/reconciliation';
import { createTestGateway, type TestGateway } from '../specs/create-test-gateway';
import { Neighbours } from '../specs/neighbours';

describe('control totals at the admin API', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await createTestGateway();
    await new Neighbours(gateway).answer(GetControlTotals, ({ storeId, from, to }) =>
      storeId === 'shop' ? { storeId, from, to, balances: [], diverging: [], erp: null } : null,
    );
  }, 60_000);
  afterAll(() => gateway.close());

  const get = (query: string, token?: string) =>
    gateway.api(
      'GET',
      `/api/v1/reconciliation/control-totals?${query}`,
      token === undefined ? {} : { token },
    );

  it('are told of a store, for a month at most', async () => {
    const month = 'from=2026-10-01&to=2026-10-31';
    expect(await get(`store=shop&${month}`)).toMatchObject({
      status: 200,
      body: { storeId: 'shop', erp: null },
    });
    expect(await get(`store=other&${month}`)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    for (const range of [
      'from=2026-10-01&to=2026-11-01',
      'from=2026-10-02&to=2026-10-01',
      'from=today&to=2026-10-01',
    ]) {
      expect(await get(`store=shop&${range}`)).toMatchObject({
        status: 400,
        body: { code: 'validation-failed' },
      });
    }
  });

  it('are hidden from a token of another store', async () => {
    const created = await gateway.api('POST', '/api/v1/tokens', {
      body: { name: 'shop 1', role: 'viewer', stores: ['store-1'] },
    });
    const { token } = created.body as { token: string };
    expect((await get('store=shop&from=2026-10-01&to=2026-10-31', token)).status).toBe(404);
  });
});

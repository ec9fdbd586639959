import { GetControlTotals } from '#contracts/queries/reconciliation';
import { createTestGateway, type TestGateway } from '../specs/create-test-gateway';
import { Neighbours } from '../specs/neighbours';

const DAYS = [
  {
    ...{ day: '2026-10-02', currency: 'EUR', movements: 2, told: 1250, booked: 1200, difference: 50 },
    balance: { provider: 9000, books: 8950, unexplained: 0 },
  },
  {
    ...{ day: '2026-10-03', currency: 'JPY', movements: 1, told: -7, booked: -7, difference: 0 },
    balance: null,
  },
];

describe('control totals at the admin API', () => {
  let gateway: TestGateway;

  beforeAll(async () => {
    gateway = await createTestGateway();
    await new Neighbours(gateway).answer(GetControlTotals, ({ storeId, from, to }) =>
      storeId === 'shop' ? { storeId, from, to, days: DAYS, balances: [], diverging: [], erp: null } : null,
    );
  });
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

  it('are a file for a spreadsheet, in major units', async () => {
    const path = '/api/v1/reconciliation/export/control-totals';
    const csv = await gateway.api('GET', `${path}?store=shop&from=2026-10-01&to=2026-10-31`);
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(csv.text.trim().split('\r\n').slice(1)).toEqual([
      'shop,2026-10-02,EUR,2,12.50,12.00,0.50,90.00,89.50,0.00',
      'shop,2026-10-03,JPY,1,-7,-7,0,,,',
    ]);
    expect(await gateway.api('GET', `${path}?store=other&from=2026-10-01&to=2026-10-31`)).toMatchObject({
      status: 404,
    });
  });

  it('are hidden from a token of another store', async () => {
    const created = await gateway.api('POST', '/api/v1/tokens', {
      body: { name: 'shop 1', role: 'viewer', stores: ['store-1'] },
    });
    const { token } = created.body as { token: string };
    const query = 'store=shop&from=2026-10-01&to=2026-10-31';
    expect((await get(query, token)).status).toBe(404);
    const csv = await gateway.api('GET', `/api/v1/reconciliation/export/control-totals?${query}`, { token });
    expect(csv.status).toBe(404);
    expect(csv.text).not.toContain('12.50');
  });
});

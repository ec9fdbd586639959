import { ListExceptions, ListPayouts } from '#contracts/queries/reconciliation';
import { aPayout } from '#testing/factories/payout';
import { createTestGateway, type TestGateway } from '../specs/create-test-gateway';
import { Neighbours } from '../specs/neighbours';

describe('lists as CSV at the admin API', () => {
  let gateway: TestGateway;
  const at = '2026-11-20T00:00:00Z';
  const asked: Array<[string | null, string | null]> = [];

  beforeAll(async () => {
    gateway = await createTestGateway();
    const neighbours = new Neighbours(gateway);
    await neighbours.answer(ListPayouts, ({ cursor, storeIds, from, to }) => {
      asked.push([from, to]);
      const payoutId = cursor ?? 'po_1';
      const payout = aPayout({ payoutId, amount: -12345, createdAt: at });
      const item = { storeId: 'shop', payout, state: 'explained' as const, remainder: 0, checkedAt: at };
      return storeIds?.length === 0
        ? { items: [], nextCursor: null }
        : { items: [item], nextCursor: cursor === null ? 'po_2' : null };
    });
    await neighbours.answer(ListExceptions, ({ storeIds, openedFrom, openedBefore }) => {
      asked.push([openedFrom, openedBefore]);
      return { items: storeIds?.length === 0 ? [] : exceptions, nextCursor: null };
    });
  });
  const exceptions = [
    {
      ...{
        exceptionId: 'exc_1',
        storeId: 'shop',
        kind: 'not-booked' as const,
        subject: 'txn_1',
        orderId: null,
      },
      ...{
        amount: 500,
        currency: 'JPY',
        code: 'unknown-category',
        message: '=cmd, "x"',
        state: 'open' as const,
      },
      ...{ resolution: null, owner: null, openedAt: at, closedAt: null },
    },
  ];
  afterAll(() => gateway.close());

  it('hold every page, amounts in major units, and no formula', async () => {
    const payouts = await gateway.api('GET', '/api/v1/reconciliation/export/payouts');
    expect(payouts.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(payouts.text.trim().split('\r\n').slice(1)).toEqual([
      'po_1,shop,paid,-123.45,EUR,0.00,explained,true,2026-11-20T00:00:00Z,2026-11-22,,2026-11-20T00:00:00Z',
      'po_2,shop,paid,-123.45,EUR,0.00,explained,true,2026-11-20T00:00:00Z,2026-11-22,,2026-11-20T00:00:00Z',
    ]);
    const exceptions = await gateway.api('GET', '/api/v1/reconciliation/export/exceptions?store=shop');
    expect(exceptions.text).toContain(`not-booked,txn_1,,500,JPY,unknown-category,"'=cmd, ""x""",open`);
  });

  it('hold the days only that were asked for', async () => {
    for (const name of ['payouts', 'exceptions']) {
      asked.length = 0;
      await gateway.api('GET', `/api/v1/reconciliation/export/${name}?from=2026-11-01&to=2026-11-30`);
      expect(asked[0]).toEqual(
        name === 'payouts'
          ? ['2026-11-01', '2026-11-30']
          : ['2026-11-01T00:00:00.000Z', '2026-12-01T00:00:00.000Z'],
      );
    }
    const refused = await gateway.api('GET', '/api/v1/reconciliation/export/payouts?from=soon');
    expect(refused.status).toBe(400);
  });

  it('hold nothing of stores that the token does not cover', async () => {
    const created = await gateway.api('POST', '/api/v1/tokens', {
      body: { name: 'v', role: 'viewer', stores: ['store-1'] },
    });
    const { token } = created.body as { token: string };
    for (const name of ['payouts', 'exceptions']) {
      const path = `/api/v1/reconciliation/export/${name}?store=shop`;
      expect((await gateway.api('GET', path)).text.trim().split('\r\n').length).toBeGreaterThan(1);
      expect((await gateway.api('GET', path, { token })).text.trim().split('\r\n')).toHaveLength(1);
    }
  });
});

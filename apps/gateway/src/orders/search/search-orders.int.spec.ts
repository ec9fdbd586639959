import {
  FindOrders,
  FindOrdersByDocument,
  FindOrdersByPayment,
  ListOrdersByKey,
} from '#contracts/queries/order-search';
import type { OrderSummary } from '#contracts/queries/orders';
import { createTestGateway, type TestGateway } from '../../specs/create-test-gateway';
import { configuration } from '../../specs/fixtures';
import { Neighbours } from '../../specs/neighbours';

const order = (storeId: string, orderId: string): OrderSummary => ({
  storeId,
  orderId,
  number: `N-${orderId}`,
  commerce: 'kentico-1',
  orderStatus: 'paid',
  commerceStatus: 'Paid',
  paymentStatus: 'paid',
  total: { amount: 14_900, currency: 'EUR' },
  placedAt: '2026-01-15T11:00:00.000Z',
  updatedAt: '2026-01-15T11:00:00.000Z',
});

describe('GET /api/v1/orders?search=', () => {
  let gateway: TestGateway;
  const asked: Array<{ storeIds: readonly string[] | null; text: string }> = [];

  beforeAll(async () => {
    gateway = await createTestGateway();
    await gateway.api('PUT', '/api/v1/configuration', { body: configuration() });
    const neighbours = new Neighbours(gateway);
    await neighbours.answer(FindOrders, (request) => {
      asked.push(request);
      return { hits: [{ storeId: 'store-1', orderId: '1', by: 'email' as const }] };
    });
    await neighbours.answer(FindOrdersByPayment, () => ({
      hits: [
        { storeId: 'store-1', orderId: '1', by: 'payment' as const },
        { storeId: 'store-1', orderId: '1', by: 'payment' as const },
        { storeId: 'store-1', orderId: '2', by: 'refund' as const },
      ],
    }));
    await neighbours.answer(ListOrdersByKey, ({ keys }) => ({
      items: keys.map(({ storeId, orderId }) => order(storeId, orderId)),
    }));
  });
  afterAll(() => gateway.close());

  it('puts together what each service finds, and names the one that does not answer', async () => {
    const { status, body } = await gateway.api('GET', '/api/v1/orders?search=%20ada@shop.test%20');
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        items: [
          { ...order('store-1', '1'), matched: ['email', 'payment'] },
          { ...order('store-1', '2'), matched: ['refund'] },
        ],
        nextCursor: null,
        unanswered: ['reconciliation'],
      },
    });
    expect(asked.at(-1)).toMatchObject({ storeIds: null, text: 'ada@shop.test' });
  });

  it('asks for the stores of the token only', async () => {
    const neighbours = new Neighbours(gateway);
    await neighbours.answer(FindOrdersByDocument, () => ({ hits: [] }));
    const created = await gateway.api('POST', '/api/v1/tokens', {
      body: { name: 'shop 2', role: 'viewer', stores: ['store-2'] },
    });
    const { token } = created.body as { token: string };
    const find = (path: string) => gateway.api('GET', `/api/v1/orders?search=12${path}`, { token });
    expect((await find('')).body).not.toHaveProperty('unanswered');
    expect(asked.at(-1)).toMatchObject({ storeIds: ['store-2'] });
    await find('&store=store-1');
    expect(asked.at(-1)).toMatchObject({ storeIds: [] });
  });

  it('refuses a search for nothing', async () => {
    expect((await gateway.api('GET', '/api/v1/orders?search=%20')).status).toBe(400);
  });
});

import { EraseCustomer, ResolveDuplicate } from '#contracts/commands/customers';
import type { ErasureReport } from '#contracts/models/customer';
import { GetCustomer, ListDuplicates } from '#contracts/queries/customers';
import type { OrderSummary } from '#contracts/queries/orders';
import { ListOrderPayments } from '#contracts/queries/payments';
import { aPayment } from '../specs/a-payment';
import { createTestGateway, type TestGateway } from '../specs/create-test-gateway';
import { Neighbours } from '../specs/neighbours';

const at = '2026-11-21T10:00:00.000Z';
const profile = { email: 'ada@example.com', firstName: 'Ada', lastName: 'L', company: null, phone: null };
const customer = {
  storeId: 'store-1',
  personId: 'person_1',
  state: 'active' as const,
  mergedInto: null,
  profile,
  links: [],
  updatedAt: at,
};
const order: OrderSummary = {
  storeId: 'store-1',
  orderId: '17',
  number: '17',
  commerce: 'kentico-1',
  orderStatus: 'paid',
  commerceStatus: 'PaymentReceived',
  paymentStatus: 'paid',
  total: { amount: 12_999, currency: 'EUR' },
  placedAt: at,
  updatedAt: at,
};
const report: ErasureReport = {
  storeId: 'store-1',
  personId: 'person_1',
  erasedAt: at,
  entries: [{ system: 'stripe-1', externalId: 'cus_1', outcome: 'deleted', note: 'Deleted.' }],
};

describe('customers over the admin API', () => {
  let gateway: TestGateway;
  let neighbours: Neighbours;

  beforeAll(async () => {
    gateway = await createTestGateway();
    neighbours = new Neighbours(gateway);
    await neighbours.answer(GetCustomer, ({ customerId }) =>
      customerId === '7' ? { customer, orders: [order], decisions: [], erasure: null } : null,
    );
    await neighbours.answer(ListOrderPayments, () => ({ payments: [aPayment()], refunds: [], disputes: [] }));
    await neighbours.answer(ListDuplicates, () => ({ items: [], nextCursor: null }));
  });
  afterAll(() => gateway.close());

  it('shows one person with orders and money, and 404 for nobody', async () => {
    expect(await gateway.api('GET', '/api/v1/customers/store-1/7')).toMatchObject({
      status: 200,
      body: { personId: 'person_1', profile, orders: [order], payments: [aPayment()], subscriptions: [] },
    });
    expect(await gateway.api('GET', '/api/v1/customers/store-1/8')).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    });
  });

  it('X-07: erases once per key and answers the report', async () => {
    const erase = () =>
      gateway.api('POST', '/api/v1/customers/store-1/7/erase', { headers: { 'idempotency-key': 'erase-1' } });
    const [first, command] = await Promise.all([
      erase(),
      neighbours.settle(EraseCustomer, () => ({ status: 'done' as const, result: report })),
    ]);
    expect(command).toMatchObject({ storeId: 'store-1', customerId: '7' });
    expect(first).toMatchObject({ status: 200, body: report });
    expect(await erase()).toMatchObject({ status: 200, body: report });
    expect(gateway.published(EraseCustomer)).toHaveLength(1);
  });

  it('lists what may be one person, and passes a decision on', async () => {
    expect(await gateway.api('GET', '/api/v1/customer-duplicates?state=open')).toMatchObject({
      status: 200,
      body: { items: [], nextCursor: null },
    });
    const resolved = { proposalId: 'dup_1', state: 'merged' };
    const [answer, command] = await Promise.all([
      gateway.api('POST', '/api/v1/customer-duplicates/store-1/dup_1/resolve', {
        body: { decision: 'merge' },
        headers: { 'idempotency-key': 'merge-1' },
      }),
      neighbours.settle(ResolveDuplicate, () => ({ status: 'done' as const, result: resolved })),
    ]);
    expect(command).toMatchObject({ storeId: 'store-1', proposalId: 'dup_1', decision: 'merge' });
    expect(answer).toMatchObject({ status: 200, body: resolved });
  });
});

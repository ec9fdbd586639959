import {
  EraseCustomer,
  ResolveDuplicate,
  StartCustomerImport,
  SteerCustomerImport,
} from '#contracts/commands/customers';
import type { ErasureReport } from '#contracts/models/customer';
import type { CustomerImport } from '#contracts/models/customer-import';
import {
  GetCustomer,
  GetCustomerImport,
  ListCustomerImports,
  ListCustomerOrders,
  ListDuplicates,
} from '#contracts/queries/customers';
import type { OrderSummary } from '#contracts/queries/orders';
import { GetCustomerAccount, ListOrderPayments } from '#contracts/queries/payments';
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
  links: [
    {
      connectionId: 'kentico-1',
      side: 'commerce' as const,
      externalId: '7',
      state: 'active' as const,
      reason: 'first-seen' as const,
      guest: false,
      profile,
      since: at,
      endedAt: null,
    },
    {
      connectionId: 'stripe-1',
      side: 'payment' as const,
      externalId: 'cus_1',
      state: 'active' as const,
      reason: 'made-for-order' as const,
      guest: false,
      profile: { ...profile, lastName: 'Lovelace' },
      since: at,
      endedAt: null,
    },
  ],
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

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const totals = [
  {
    currency: 'EUR',
    payments: 2,
    paid: eur(20_000),
    refunded: eur(1_000),
    disputed: eur(0),
    kept: eur(19_000),
  },
];

const job: CustomerImport = {
  jobId: 'cimp_1',
  storeId: 'store-1',
  from: 'commerce',
  state: 'running',
  listed: 100,
  total: null,
  done: 20,
  counts: { created: 18, linked: 0, updated: 0, takenIn: 1, unchanged: 0, failed: 1 },
  failures: [{ externalId: '9', code: 'invalid-email', message: 'Stripe refuses the address' }],
  ratePerSecond: 10,
  etaSeconds: null,
  waitingFor: null,
  startedAt: at,
  updatedAt: at,
  endedAt: null,
};

const contact = {
  customerId: '7',
  connectionId: 'xc-1',
  providerConnectionId: 'stripe-1',
  providerCustomerId: 'cus_1',
  proof: 'customer-identifier' as const,
  since: at,
};

describe('customers over the admin API', () => {
  let gateway: TestGateway;
  let neighbours: Neighbours;

  beforeAll(async () => {
    gateway = await createTestGateway();
    neighbours = new Neighbours(gateway);
    await neighbours.answer(GetCustomer, ({ customerId }) =>
      customerId === '7'
        ? { customer, orders: [order], decisions: [], erasure: null, contacts: [contact] }
        : null,
    );
    await neighbours.answer(ListOrderPayments, () => ({ payments: [aPayment()], refunds: [], disputes: [] }));
    await neighbours.answer(GetCustomerAccount, ({ customerIds }) => ({
      totals: customerIds.includes('7') ? totals : [],
      subscriptions: [],
    }));
    await neighbours.answer(ListCustomerOrders, () => ({ items: [order], nextCursor: null }));
    await neighbours.answer(GetCustomerImport, ({ jobId }) => (jobId === job.jobId ? job : null));
    await neighbours.answer(ListCustomerImports, () => ({ items: [job], nextCursor: null }));
    await neighbours.answer(ListDuplicates, () => ({ items: [], nextCursor: null }));
  });
  afterAll(() => gateway.close());

  const differences = [
    {
      field: 'lastName',
      values: [
        { connectionId: 'kentico-1', externalId: '7', value: 'L' },
        { connectionId: 'stripe-1', externalId: 'cus_1', value: 'Lovelace' },
      ],
    },
  ];

  it('lists the orders of one person page by page', async () => {
    expect(await gateway.api('GET', '/api/v1/customers/store-1/7/orders?limit=1')).toMatchObject({
      status: 200,
      body: { items: [order], nextCursor: null },
    });
  });

  it('shows one person with orders and money, and 404 for nobody', async () => {
    expect(await gateway.api('GET', '/api/v1/customers/store-1/7')).toMatchObject({
      status: 200,
      body: {
        personId: 'person_1',
        profile,
        contacts: [contact],
        orders: [order],
        payments: [aPayment()],
        subscriptions: [],
        totals,
        differences,
        notSupported: [],
      },
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

  it('begins an import with 202, shows how far it is, stops it and goes on', async () => {
    const [started, command] = await Promise.all([
      gateway.api('POST', '/api/v1/customers/import', {
        body: { storeId: 'store-1' },
        headers: { 'idempotency-key': 'import-1' },
      }),
      neighbours.settle(StartCustomerImport, () => ({ status: 'done' as const, result: job })),
    ]);
    expect(command).toMatchObject({ storeId: 'store-1', from: 'commerce' });
    expect(started).toMatchObject({ status: 202, body: job });
    expect(await gateway.api('GET', '/api/v1/customers/imports/cimp_1')).toMatchObject({
      status: 200,
      body: job,
    });
    expect(await gateway.api('GET', '/api/v1/customers/imports?limit=5')).toMatchObject({
      status: 200,
      body: { items: [job], nextCursor: null },
    });
    const [stopped, steering] = await Promise.all([
      gateway.api('POST', '/api/v1/customers/imports/cimp_1/cancel', {
        headers: { 'idempotency-key': 'cancel-1' },
      }),
      neighbours.settle(SteerCustomerImport, () => ({
        status: 'done' as const,
        result: { ...job, state: 'canceled' },
      })),
    ]);
    expect(steering).toMatchObject({ storeId: 'store-1', jobId: 'cimp_1', action: 'cancel' });
    expect(stopped).toMatchObject({ status: 200, body: { state: 'canceled' } });
    expect(
      await gateway.api('POST', '/api/v1/customers/imports/cimp_9/resume', {
        headers: { 'idempotency-key': 'resume-9' },
      }),
    ).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(
      await gateway.api('POST', '/api/v1/customers/import', {
        body: { storeId: 'store-1', from: 'erp' },
        headers: { 'idempotency-key': 'import-2' },
      }),
    ).toMatchObject({ status: 400, body: { code: 'validation-failed' } });
  });
});

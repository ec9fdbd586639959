import type { OrderCreation } from '#connectors/kit/commerce-port';
import { orderCreationConformance } from '#connectors/kit/conformance/order-creation.conformance';
import { paidPaymentOf } from './fixtures/ordercloud-payments';
import { startOrderCloudTestMarket } from './fixtures/ordercloud-test-market';
import { manifest } from './manifest';

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const address = {
  name: 'Inês Maria Albrecht',
  company: null,
  line1: 'Musterweg 12',
  line2: null,
  city: 'Berlin',
  state: null,
  postalCode: '10115',
  country: 'DE',
  phone: null,
};

const creation: OrderCreation = {
  key: 'in_1',
  customerId: 'buyer-user-1',
  total: eur(6644),
  tax: eur(1061),
  lines: [
    { lineId: '1', sku: 'NOTEBOOK-A5', name: 'Notebook, monthly', quantity: 2, unitPrice: eur(2766) },
    { lineId: '2', sku: 'PEN-BRASS', name: 'Pen', quantity: 1, unitPrice: eur(51) },
  ],
  billingAddress: address,
  shippingAddress: address,
  note: 'Renewal of a subscription: invoice in_1 at Stripe.',
  placedAt: new Date('2026-11-21T10:00:00Z'),
};

const openMarket = async (options: Parameters<typeof startOrderCloudTestMarket>[0] = {}) => {
  const market = await startOrderCloudTestMarket(options);
  const faults = market.server.faults('ordercloud');
  const match = { method: 'POST', pathPattern: '/v1/orders/*' };
  return {
    market,
    port: await market.open({ createOrders: true }),
    made: () => market.ordercloud.orders.all().length,
    loseAnswerOfWrite: (number: number) => {
      if (number > 1) faults.add({ match, kind: 'delay', delayMs: 0, times: number - 1 });
      faults.add({ match, kind: 'drop-response', times: 1 });
    },
    close: () => market.close(),
  };
};

// The cart, two lines, the submission.
orderCreationConformance('Sitecore OrderCloud', { manifest, creation, writes: 4 }, openMarket);

describe('an order made in OrderCloud', () => {
  let subject: Awaited<ReturnType<typeof openMarket>>;
  beforeEach(async () => {
    subject = await openMarket();
  });
  afterEach(() => subject.close());

  it('is made only where the connection allows it', async () => {
    const port = await subject.market.open();
    expect([port.createOrder, port.findOrderByKey]).toEqual([undefined, undefined]);
  });

  it('is submitted for its user with both addresses, takes from stock, and is paid by the ordinary write', async () => {
    const { order } = await subject.port.createOrder!('shop', creation);
    expect(order).toMatchObject({
      orderId: 'renewal-in_1',
      commerceStatus: 'Open',
      billingAddress: { name: 'Inês Maria Albrecht', city: 'Berlin' },
      shippingAddress: { line1: 'Musterweg 12' },
    });
    const stock = subject.market.ordercloud.products.product('NOTEBOOK-A5')['Inventory'];
    expect(stock).toMatchObject({ QuantityAvailable: 98 });
    const { orderId } = order;
    const payment = paidPaymentOf(orderId, { amount: eur(6644) });
    const write = { orderId, orderStatus: 'paid', commerceStatus: null, payment, note: null } as const;
    const { after } = await subject.port.writeOrder('shop', write);
    expect(after).toMatchObject({ madeFor: 'in_1', order: { commercePaid: true } });
    expect(await subject.port.createOrder!('shop', creation)).toEqual(after);
  });

  it("refuses another currency than the user's own, and leaves no cart behind", async () => {
    subject.market.ordercloud.tuning.buyerCurrency = 'USD';
    await expect(subject.port.createOrder!('shop', creation)).rejects.toMatchObject({
      code: 'currency-not-the-customers',
      failureClass: 'mapping',
    });
    expect(subject.made()).toBe(0);
  });

  it('submits no order of another total than was paid', async () => {
    await expect(subject.port.createOrder!('shop', { ...creation, total: eur(6645) })).rejects.toMatchObject({
      code: 'order-total-disagrees',
    });
    expect(subject.made()).toBe(0);
  });

  it('needs the roles that set prices and tax', async () => {
    await subject.close();
    const apiClient = {
      id: 'tillbridge-integration',
      secret: 'ordercloud-secret-of-the-sandbox',
      roles: ['OrderAdmin', 'BuyerUserAdmin'],
    };
    subject = await openMarket({ apiClient });
    await expect(subject.port.createOrder!('shop', creation)).rejects.toMatchObject({
      failureClass: 'permanent',
    });
    expect(subject.made()).toBe(0);
  });
});

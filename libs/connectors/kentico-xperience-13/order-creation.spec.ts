import type { OrderCreation } from '#connectors/kit/commerce-port';
import { orderCreationConformance } from '#connectors/kit/conformance/order-creation.conformance';
import { startKenticoTestSite } from './fixtures/kentico-test-site';
import { manifest } from './manifest';
import { customDataValue } from './payment-record/custom-data-xml';
import { orderTable } from './simulator/schema/order-tables';

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const address = {
  name: 'Marlene Okafor',
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
  customerId: '1',
  total: eur(6644),
  tax: eur(1061),
  lines: [
    { lineId: '1', sku: 'BEANS-1KG', name: 'Beans, monthly', quantity: 2, unitPrice: eur(2766) },
    { lineId: '2', sku: 'FILTER-100', name: 'Filters', quantity: 1, unitPrice: eur(51) },
  ],
  billingAddress: address,
  shippingAddress: address,
  note: 'Renewal of a subscription: invoice in_1 at Stripe.',
  placedAt: new Date('2026-11-21T10:00:00Z'),
};

const openSite = async () => {
  const site = await startKenticoTestSite();
  const faults = site.server.faults('kentico');
  return {
    site,
    port: await site.open(),
    made: () => site.kentico.world.database.rows(orderTable).length,
    loseAnswerOfWrite: (number: number) => {
      if (number > 1) faults.add({ match: { method: 'POST' }, kind: 'delay', delayMs: 0, times: number - 1 });
      faults.add({ match: { method: 'POST' }, kind: 'drop-response', times: 1 });
    },
    close: () => site.close(),
  };
};

// The order, two items, two addresses.
orderCreationConformance('Kentico Xperience 13', { manifest, creation, writes: 5 }, openSite);

describe('an order made in Kentico', () => {
  let subject: Awaited<ReturnType<typeof openSite>>;
  beforeEach(async () => {
    subject = await openSite();
  });
  afterEach(() => subject.close());

  it("carries the invoice's id in its custom data from the first row on, and the time of the payment in the server's own time", async () => {
    subject.loseAnswerOfWrite(1);
    await expect(subject.port.createOrder!('shop', creation)).rejects.toMatchObject({
      failureClass: 'transient',
    });
    const [row] = subject.site.kentico.world.database.rows(orderTable);
    expect(customDataValue(String(row!['OrderCustomData']), 'TillbridgeInvoiceID')).toBe('in_1');
    expect(row!['OrderDate']).toBe('2026-11-21T10:00:00.000Z');
    await expect(subject.port.getOrder('shop', String(row!['OrderID']))).rejects.toMatchObject({
      code: 'order-without-items',
    });
  });

  it('is paid by the ordinary write, keeps its key, and gets nothing more when it is made again', async () => {
    const { order } = await subject.port.createOrder!('shop', creation);
    const write = { orderId: order.orderId, orderStatus: 'paid', payment: null, note: null } as const;
    const { after } = await subject.port.writeOrder('shop', { ...write, commerceStatus: 'PaymentReceived' });
    expect(after).toMatchObject({ madeFor: 'in_1', order: { commercePaid: true, total: eur(6644) } });
    expect(await subject.port.createOrder!('shop', creation)).toEqual(after);
  });

  it('refuses a currency that the site does not have', async () => {
    const foreign = (amount: number) => ({ amount, currency: 'CHF' });
    const lines = creation.lines.map((line) => ({ ...line, unitPrice: foreign(line.unitPrice.amount) }));
    await expect(
      subject.port.createOrder!('shop', { ...creation, total: foreign(6644), tax: foreign(1061), lines }),
    ).rejects.toMatchObject({ code: 'unknown-currency', failureClass: 'mapping' });
    expect(subject.made()).toBe(0);
  });

  it('does not go on with another total than was paid', async () => {
    await subject.port.createOrder!('shop', creation);
    const { database } = subject.site.kentico.world;
    database.update(orderTable, database.rows(orderTable)[0]!, { OrderGrandTotal: '70.00' });
    await expect(subject.port.createOrder!('shop', creation)).rejects.toMatchObject({
      code: 'order-total-disagrees',
      failureClass: 'mapping',
    });
  });
});

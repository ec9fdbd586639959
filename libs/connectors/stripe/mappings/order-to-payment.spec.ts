import type { Order } from '#contracts/models/order';
import { sidesOf } from '#mapping/catalogue/mapping-sides';
import { checkMapping } from '#mapping/check/check-mapping';
import { compileMapping } from '#mapping/document/compile-mapping';
import { catalogue } from '../catalog/catalogue';
import { defaultMappings } from '../default-mappings';

const eur = (amount: number) => ({ amount, currency: 'EUR' });

const order: Order = {
  storeId: 'shop',
  orderId: '41',
  orderGuid: '2f1c',
  number: 'INV-41',
  commerce: 'kentico',
  currency: 'EUR',
  total: eur(5000),
  amounts: { lines: eur(5000), discount: eur(0), shipping: eur(0), tax: eur(0), otherPayments: eur(0) },
  lines: [
    { lineId: '1', sku: 'A-1', name: 'Shirt', quantity: 2, unitPrice: eur(2000), total: eur(4000) },
    { lineId: '2', sku: 'B-2', name: 'Socks', quantity: 1, unitPrice: eur(1000), total: eur(1000) },
  ],
  customer: {
    customerId: '7',
    email: ' ada@example.com ',
    firstName: 'Ada',
    lastName: 'Lovelace',
    company: null,
    phone: null,
    guest: false,
  },
  billingAddress: null,
  shippingAddress: {
    name: null,
    company: null,
    line1: 'Main  St 1',
    line2: null,
    city: 'London',
    state: null,
    postalCode: 'w1',
    country: 'GB',
    phone: null,
  },
  commerceStatus: 'New',
  paymentOption: 'Stripe',
  commercePaid: false,
  locale: 'en-GB',
  placedAt: '2026-11-21T10:00:00.000Z',
  modifiedAt: '2026-11-21T10:00:00.000Z',
  custom: { Campaign: 'Autumn' },
};

async function map(input: Order): Promise<Record<string, unknown>> {
  const mapping = compileMapping(defaultMappings['order-to-payment']);
  if (!mapping.ok) throw new Error(JSON.stringify(mapping.error));
  const result = await mapping.value.apply({ order: input, store: { id: 'shop' } });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe('the shipped mapping of an order to a payment', () => {
  it('tells Stripe who, what and where to', async () => {
    expect(await map(order)).toEqual({
      metadata: {
        OrderID: '41',
        OrderNumber: 'INV-41',
        OrderGUID: '2f1c',
        CustomerID: '7',
        SKUs: 'A-1, B-2',
        Campaign: 'Autumn',
      },
      description: '2 × Shirt, 1 × Socks',
      customer_email: 'ada@example.com',
      locale: 'en-GB',
      client_reference_id: 'INV-41',
      shipping: {
        name: 'Ada Lovelace',
        address: { line1: 'Main St 1', city: 'London', postal_code: 'W1', country: 'GB' },
      },
    });
  });

  it('leaves out what an order does not have', async () => {
    const bare = await map({
      ...order,
      orderGuid: null,
      lines: [],
      customer: { ...order.customer, customerId: null, email: null },
      shippingAddress: null,
      locale: null,
      custom: {},
    });
    expect(bare).toEqual({
      metadata: { OrderID: '41', OrderNumber: 'INV-41' },
      client_reference_id: 'INV-41',
    });
  });

  it('keeps one line and one SKU as plain text', async () => {
    const single = await map({ ...order, lines: order.lines.slice(0, 1) });
    expect(single).toMatchObject({ metadata: { SKUs: 'A-1' }, description: '2 × Shirt' });
  });

  it("stays within Stripe's limits however much an order carries", async () => {
    const custom = Object.fromEntries(
      Array.from({ length: 60 }, (_, n) => [`Field${n}${'x'.repeat(n)}`, 'v'.repeat(600)]),
    );
    const metadata = (await map({ ...order, custom }))['metadata'] as Record<string, string>;
    expect(Object.keys(metadata).length).toBeLessThanOrEqual(46);
    for (const [key, value] of Object.entries(metadata)) {
      expect(key.length).toBeLessThanOrEqual(40);
      expect(value.length).toBeLessThanOrEqual(500);
    }
  });

  it('names whole SKUs only, and counts those that do not fit', async () => {
    const lines = Array.from({ length: 60 }, (_, n) => ({ ...order.lines[0]!, sku: `LONG-SKU-${n + 1000}` }));
    const { SKUs } = (await map({ ...order, lines }))['metadata'] as { SKUs: string };
    expect(SKUs).toMatch(/^(LONG-SKU-\d{4}, )+and 2\d more$/);
    expect(SKUs.length).toBeLessThanOrEqual(500);
  });

  it('leaves whole parts out of an address that is too long: half an object is no JSON', async () => {
    const address = { ...order.shippingAddress!, name: 'Ada', company: '"'.repeat(400), city: 'Köln' };
    const { BillingAddress } = (await map({ ...order, billingAddress: address }))['metadata'] as {
      BillingAddress: string;
    };
    expect(JSON.parse(BillingAddress)).toEqual({
      name: 'Ada',
      line1: 'Main St 1',
      city: 'Köln',
      postalCode: 'W1',
      country: 'GB',
    });
  });

  it('reads and writes only fields there are', () => {
    const sides = sidesOf({ source: 'order', target: 'payment' }, catalogue);
    expect(checkMapping(defaultMappings['order-to-payment'], sides)).toEqual([]);
  });
});

import { startOrderCloudTestMarket, type OrderCloudTestMarket } from '../fixtures/ordercloud-test-market';
import type { PlaceOrderInput } from '../simulator/place-order';

describe('orders of OrderCloud in our words', () => {
  let market: OrderCloudTestMarket;
  beforeEach(async () => {
    market = await startOrderCloudTestMarket({ worksheetLineItems: 40 });
  });
  afterEach(() => market.close());

  const read = async (order: PlaceOrderInput, settings: Record<string, unknown> = {}) =>
    (await market.open(settings)).getOrder('shop', market.ordercloud.placeOrder(order));

  it('keep the total and explain it: lines, promotions, shipping, tax, gratuity and fees', async () => {
    const { order } = await read({
      lines: [
        { sku: 'CHAIR-MESH', quantity: 2, discount: 20 },
        { sku: 'PEN-BRASS', quantity: 1 },
      ],
      shipping: 9.9,
      tax: 95.57,
      discount: 15,
      gratuity: 3,
      fees: 1.5,
    });
    expect(order.total).toEqual({ amount: 61897, currency: 'EUR' });
    expect(order.lines.map(({ name, quantity, total }) => [name, quantity, total.amount])).toEqual([
      ['Mesh office chair', 2, 47800],
      ['Brass fountain pen', 1, 4600],
      ['Gratuity', 1, 300],
      ['Fees', 1, 150],
    ]);
    const { lines, shipping, tax, discount, otherPayments } = order.amounts;
    expect(lines.amount + shipping.amount + tax.amount - discount.amount - otherPayments.amount).toBe(
      order.total.amount,
    );
  });

  it('have every line item, also those that the worksheet leaves out', async () => {
    const lines = Array.from({ length: 230 }, (_, index) => ({ sku: `SKU-${index}`, unitPrice: 0.1 }));
    const { order } = await read({ lines });
    expect(order.lines.map(({ sku }) => sku)).toEqual(lines.map(({ sku }) => sku));
    expect(order.total.amount).toBe(2300);
  });

  it('that lose lines while they are read are read again', async () => {
    const orderId = market.ordercloud.placeOrder({ lines: Array.from({ length: 60 }, () => ({})) });
    market.ordercloud.orders.require(orderId).lineItems.splice(50);
    await expect((await market.open()).getOrder('shop', orderId)).rejects.toMatchObject({
      code: 'order-changes-while-read',
      failureClass: 'conflict',
    });
  });

  it.each([
    ['JPY', 1200, 1200],
    ['KWD', 1.24, 1240],
    ['USD', 0.07, 7],
    ['EUR', 1_234_567.89, 123_456_789],
  ])('in %s take decimals exactly', async (currency, unitPrice, amount) => {
    expect((await read({ currency, lines: [{ unitPrice }] })).order.total).toEqual({ amount, currency });
  });

  it('with a total that cannot be charged are refused, not rounded', async () => {
    await expect(read({ lines: [{ unitPrice: 1.005 }] })).rejects.toMatchObject({
      code: 'not-representable',
    });
    await expect(read({ currency: null })).rejects.toMatchObject({ code: 'unknown-currency' });
    await expect(read({ currency: null }, { defaultCurrency: 'EUR' })).resolves.toMatchObject({
      order: { currency: 'EUR' },
    });
  });

  it('with a broken unit price or quantity become one line with the item’s total', async () => {
    const { order } = await read({
      lines: [
        { quantity: 3, unitPrice: 0.333, discount: 0.009 },
        { quantity: 1.5, unitPrice: 10 },
      ],
    });
    expect(order.lines).toMatchObject([
      { name: '3 × Desk lamp, oak', quantity: 1, total: { amount: 99 } },
      { name: '1.5 × Desk lamp, oak', quantity: 1, total: { amount: 1500 } },
    ]);
  });

  it('carry the customer; a guest is nobody but has an address', async () => {
    const { order } = await read({ customer: { id: 'u-1', email: 'ana@example.com' } });
    expect(order.customer).toMatchObject({ customerId: 'u-1', email: 'ana@example.com', guest: false });
    const guest = await read(
      { customer: { id: 'template', email: 'shop@example.com' }, xp: { ContactEmail: 'guest@example.com' } },
      { guestUserIds: ['template'], guestEmailField: 'ContactEmail' },
    );
    expect(guest.order.customer).toMatchObject({
      customerId: null,
      email: 'guest@example.com',
      firstName: 'Inês',
      guest: true,
    });
  });

  it.each([
    ['without a postal code', { Zip: null, Country: 'IE' }, { postalCode: null, country: 'IE' }],
    [
      'in another script',
      { FirstName: '遥', LastName: '中村', City: '大阪市', Country: 'jp' },
      { name: '遥 中村', country: 'JP' },
    ],
  ])('have addresses %s', async (_name, address, expected) => {
    expect((await read({ address })).order.shippingAddress).toMatchObject(expected);
  });

  it('with a country in words say so; without any address have none', async () => {
    await expect(read({ address: { Country: 'Germany' } })).rejects.toMatchObject({
      code: 'unknown-country',
    });
    const digital = await read({ address: { Street1: null, City: null, Country: null } });
    expect(digital.order.billingAddress).toBeNull();
  });

  it('flatten the fields of the shop’s own', async () => {
    const { order } = await read({ xp: { channel: 'web', gift: { wrap: true }, none: null } });
    expect(order.custom).toEqual({ channel: 'web', 'gift.wrap': 'true' });
  });

  it('that wait for approval are none of ours until they are approved', async () => {
    const port = await market.open();
    const orderId = market.ordercloud.placeOrder({ needsApproval: true });
    expect((await port.getOrder('shop', orderId)).exemption).toMatch(/AwaitingApproval/);
    market.ordercloud.approve(orderId);
    expect((await port.getOrder('shop', orderId)).exemption).toBeNull();
  });

  it('paid by purchase order or placed too early are none of ours; a spending account lowers what is due', async () => {
    const port = await market.open();
    const pay = async (Type: string, Amount: number): Promise<string> => {
      const orderId = market.ordercloud.placeOrder();
      const record = market.ordercloud.orders.require(orderId);
      market.ordercloud.payments.create(record, { Type, Amount, Accepted: true }, true);
      return orderId;
    };
    expect((await port.getOrder('shop', await pay('PurchaseOrder', 79.9))).exemption).toMatch(
      /purchase order/,
    );
    expect((await port.getOrder('shop', await pay('SpendingAccount', 30))).order).toMatchObject({
      total: { amount: 4990 },
      amounts: { otherPayments: { amount: 3000 }, discount: { amount: 0 } },
    });
    expect((await read({}, { ordersFrom: '2999-01-01T00:00:00Z' })).exemption).toMatch(/before 2999/);
  });

  it('show another integration by what it accepted, unless it has retired', async () => {
    const orderId = market.ordercloud.placeOrder();
    const record = market.ordercloud.orders.require(orderId);
    market.ordercloud.payments.create(record, { ID: 'theirs', Type: 'CreditCard', Accepted: true }, true);
    const transaction = { Type: 'Authorization', DateExecuted: '2026-11-21T10:00:00Z', Succeeded: true };
    market.ordercloud.payments.addTransaction(record, 'theirs', transaction);
    const port = await market.open();
    expect(await port.detectForeignIntegration()).toMatch(/not ours/);
    expect((await port.getOrder('shop', orderId)).foreignIntegration).not.toBeNull();
    const retired = await market.open({ otherStripeIntegrationRetiredAt: '2999-01-01T00:00:00Z' });
    expect((await retired.getOrder('shop', orderId)).foreignIntegration).toBeNull();
  });
});

import type { CommercePort } from '#connectors/kit/commerce-port';
import { startKenticoTestSite } from './fixtures/kentico-test-site';
import type { KenticoTestSite } from './fixtures/kentico-test-site';
import type { PlaceOrderInput } from './simulator/shop/place-order.schema';

describe('orders read from Kentico', () => {
  let site: KenticoTestSite;
  let port: CommercePort;
  beforeEach(async () => {
    site = await startKenticoTestSite();
    port = await site.open();
  });
  afterEach(() => site.close());

  it('says an order in our words, with everything that belongs to it', async () => {
    const id = site.kentico.placeOrder({
      lines: [{ sku: 'KETTLE-01', quantity: 2 }, { sku: 'MUG-GREEN' }],
      discount: '10.00',
      shipping: '4.90',
      tax: '17.38',
      giftCard: '20.00',
      giftMessage: 'Alles Gute & viel Glück',
      country: 'US',
      state: 'OR',
    });
    const { order, foreignIntegration } = await port.getOrder('shop', id);
    expect(foreignIntegration).toBeNull();
    expect(order).toMatchObject({
      storeId: 'shop',
      orderId: id,
      orderGuid: site.kentico.order(id)['OrderGUID'],
      number: id,
      commerce: 'kentico-1',
      currency: 'EUR',
      total: { amount: 10658, currency: 'EUR' },
      amounts: {
        lines: { amount: 11430 },
        discount: { amount: 1000 },
        shipping: { amount: 490 },
        tax: { amount: 1738 },
        otherPayments: { amount: 2000 },
      },
      lines: [
        { sku: 'KETTLE-01', quantity: 2, unitPrice: { amount: 4990 }, total: { amount: 9980 } },
        { sku: 'MUG-GREEN', quantity: 1, total: { amount: 1450 } },
      ],
      customer: { customerId: '7', email: 'sandra.shopper@example.com', guest: true },
      billingAddress: { country: 'US', state: 'OR', name: 'Sandra Shopper', postalCode: '20457' },
      commerceStatus: 'New',
      paymentOption: 'TillbridgeStripe',
      commercePaid: false,
      placedAt: site.kentico.order(id)['OrderDate'],
      custom: { OrderGiftMessage: 'Alles Gute & viel Glück' },
    });
  });

  it.each([
    ['JPY', '500', 500],
    ['KWD', '1.230', 1230],
    ['USD', '0.1', 10],
    ['ISK', '1200', 120000],
    ['EUR', '999999.99', 99999999],
  ])('AC-25: takes %s %s as %i of the smallest unit', async (currency, unitPrice, amount) => {
    const id = site.kentico.placeOrder({ currency, lines: [{ unitPrice }] });
    const { order } = await port.getOrder('shop', id);
    expect(order.total).toEqual({ amount, currency });
    expect(order.lines[0]?.total).toEqual({ amount, currency });
  });

  it('leaves the total as Kentico has it when lines do not sum to it', async () => {
    const id = site.kentico.placeOrder({
      total: '12.34',
      lines: [{ unitPrice: '3.333333333', quantity: 3 }],
    });
    const { order } = await port.getOrder('shop', id);
    expect(order.total.amount).toBe(1234);
    expect(order.lines).toMatchObject([
      { name: '3 × Enamel kettle', quantity: 1, unitPrice: { amount: 1000 }, total: { amount: 1000 } },
    ]);
  });

  it('takes an order without addresses', async () => {
    const id = site.kentico.placeOrder({ billingAddress: false, shippingAddress: false });
    const { order } = await port.getOrder('shop', id);
    expect([order.billingAddress, order.shippingAddress]).toEqual([null, null]);
  });

  const bad: ReadonlyArray<readonly [string, PlaceOrderInput, string, string, string]> = [
    ['a currency nobody takes', { currency: 'PTS' }, 'mapping', 'unknown-currency', 'CurrencyCode'],
    ['a negative total', { total: '-5.00' }, 'mapping', 'negative-amount', 'OrderGrandTotal'],
    ['half a yen', { currency: 'JPY', total: '500.5' }, 'mapping', 'not-representable', 'OrderGrandTotal'],
    ['an absurd total', { total: '99999999999999999' }, 'mapping', 'amount-out-of-range', 'OrderGrandTotal'],
    ['a quantity of zero', { lines: [{ quantity: 0 }] }, 'mapping', 'invalid-quantity', 'OrderItemUnitCount'],
    ['an unknown country', { country: 'XX' }, 'mapping', 'unknown-country', 'AddressCountryID'],
    ['no items yet', { lines: [] }, 'conflict', 'order-without-items', 'ecommerce.orderitem'],
  ];
  it.each(bad)('refuses %s, naming field and value', async (_name, request, failureClass, code, field) => {
    const id = site.kentico.placeOrder(request);
    await expect(port.getOrder('shop', id)).rejects.toMatchObject({
      failureClass,
      code,
      details: { field, value: expect.anything() as unknown, expected: expect.anything() as unknown },
      suggestion: expect.any(String) as unknown,
    });
  });

  it('refuses a status that the site does not have', async () => {
    const id = site.kentico.placeOrder();
    site.kentico.world.saver.update(site.kentico.order(id), { OrderStatusID: 777 }, null);
    await expect(port.getOrder('shop', id)).rejects.toMatchObject({
      failureClass: 'mapping',
      code: 'unknown-order-status',
    });
  });

  it('finds no order of another site, and none that does not exist', async () => {
    const id = site.kentico.placeOrder({ site: 'Store2' });
    for (const key of [id, '4711', "1' OR 1=1"]) {
      await expect(port.getOrder('shop', key)).rejects.toMatchObject({ code: 'order-not-found' });
    }
    const other = await site.open({ siteName: 'Store2' });
    await expect(other.getOrder('shop', id)).resolves.toMatchObject({ order: { commerceStatus: 'New' } });
  });

  it('changes the fingerprint for what matters and not for a save', async () => {
    const id = site.kentico.placeOrder();
    const first = await port.getOrder('shop', id);
    site.kentico.world.saver.update(site.kentico.order(id), { OrderNote: 'called back' }, 7);
    expect((await port.getOrder('shop', id)).fingerprint).toBe(first.fingerprint);
    site.kentico.setStatus(id, 'Canceled');
    expect((await port.getOrder('shop', id)).fingerprint).not.toBe(first.fingerprint);
  });
});

describe('a Kentico that misbehaves', () => {
  let site: KenticoTestSite;
  let port: CommercePort;
  let id: string;
  beforeEach(async () => {
    site = await startKenticoTestSite();
    port = await site.open();
    id = site.kentico.placeOrder();
  });
  afterEach(() => site.close());

  it.each([
    ['status-500', 'transient', 'system-unavailable'],
    ['html', 'transient', 'system-unavailable'],
    ['status-400', 'transient', 'kentico-request-error'],
    ['truncate', 'transient', 'connection-lost'],
    ['redirect', 'permanent', 'redirect-refused'],
    ['status-429', 'rate-limited', 'rate-limited'],
  ] as const)('%s is %s %s', async (kind, failureClass, code) => {
    site.server.faults('kentico').add({ kind, times: 1 });
    await expect(port.getOrder('shop', id)).rejects.toMatchObject({ failureClass, code });
  });

  it('tells an administrator what a refusal may come from', async () => {
    site.kentico.world.restSettings.enabled = false;
    await expect(port.getOrder('shop', id)).rejects.toMatchObject({
      failureClass: 'permanent',
      code: 'kentico-access-denied',
      suggestion: expect.stringContaining('Allowed object types') as unknown,
    });
    site.kentico.world.restSettings.enabled = true;
    const stranger = await site.open({}, { password: ['wrong'] });
    await expect(stranger.probe()).rejects.toMatchObject({ code: 'kentico-credentials-refused' });
    const lost = await site.open({ siteName: 'Nowhere' });
    await expect(lost.probe()).rejects.toMatchObject({ code: 'kentico-not-found' });
  });

  it('does not remember a list of statuses that could not be read', async () => {
    site.server.faults('kentico').add({ kind: 'status-404', times: 1 });
    await expect(port.listStatuses()).rejects.toMatchObject({ code: 'kentico-not-found' });
    await expect(port.listStatuses()).resolves.toContain('PaymentReceived');
  });
});

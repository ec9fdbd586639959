import type { CommercePort } from '#connectors/kit/commerce-port';
import { startXcTestEngine } from '../fixtures/xc-test-engine';
import type { XcTestEngine } from '../fixtures/xc-test-engine';
import type { OrderEntity } from '../simulator/entities';
import { componentOf } from '../simulator/entities';
import type { PlaceOrderInput } from '../simulator/place-order.schema';

describe('orders read from Experience Commerce', () => {
  let engine: XcTestEngine;
  let port: CommercePort;
  beforeEach(async () => {
    engine = await startXcTestEngine();
    port = await engine.open();
  });
  afterEach(() => engine.close());

  it('says an order in our words, with everything that belongs to it', async () => {
    const id = engine.xc.placeOrder({
      lines: [
        { sku: 'KETTLE-01', quantity: 2, discount: '9.80' },
        { sku: '6042223', quantity: 1 },
      ],
      discount: '10.00',
      shipping: '4.90',
      tax: '17.38',
      giftCard: '20.00',
      giftMessage: 'Alles Gute & viel Glück',
      customer: { registered: true },
      country: 'US',
      state: 'OR',
    });
    const { order, foreignIntegration, exemption, statusMoves } = await port.getOrder('shop', id);
    expect([foreignIntegration, exemption]).toEqual([null, null]);
    expect(statusMoves).toEqual([{ id: 1, from: null, to: 'Pending' }]);
    expect(order).toMatchObject({
      storeId: 'shop',
      orderId: id,
      orderGuid: engine.xc.order(id).FriendlyId,
      number: engine.xc.order(id).OrderConfirmationId,
      commerce: 'xc-1',
      currency: 'EUR',
      total: { amount: 8648, currency: 'EUR' },
      amounts: {
        lines: { amount: 9420 },
        discount: { amount: 1000 },
        shipping: { amount: 490 },
        tax: { amount: 1738 },
        otherPayments: { amount: 2000 },
      },
      lines: [
        {
          sku: 'KETTLE-01',
          name: 'Enamel kettle',
          quantity: 2,
          unitPrice: { amount: 4500 },
          total: { amount: 9000 },
        },
        { sku: '6042223', quantity: 1, total: { amount: 420 } },
      ],
      customer: {
        customerId: componentOf(engine.xc.order(id), 'ContactComponent')?.['CustomerId'],
        email: 'sandra.shopper@example.com',
        firstName: 'Sandra',
        guest: false,
      },
      billingAddress: { country: 'US', state: 'OR', name: 'Sandra Shopper', postalCode: '20457' },
      shippingAddress: { line1: 'Hafenstraße 12', city: 'Hamburg' },
      commerceStatus: 'Pending',
      paymentOption: 'Federated',
      commercePaid: false,
      locale: 'en-GB',
      custom: { 'GiftWrapComponent.Message': 'Alles Gute & viel Glück', 'xc.settlement': 'pending' },
    });
  });

  it.each([
    ['JPY', '500', 500],
    ['KWD', '1.230', 1230],
    ['USD', '0.1', 10],
    ['ISK', '1200', 120000],
    ['EUR', '999999.99', 99999999],
  ])('AC-25: takes %s %s as %i of the smallest unit', async (currency, unitPrice, amount) => {
    const id = engine.xc.placeOrder({ currency, lines: [{ unitPrice }] });
    const { order } = await port.getOrder('shop', id);
    expect(order.total).toEqual({ amount, currency });
    expect(order.lines[0]?.total).toEqual({ amount, currency });
  });

  it('makes one piece of what cannot be counted in whole units or prices', async () => {
    const id = engine.xc.placeOrder({
      lines: [
        { unitPrice: '8.00', quantity: 2.5 },
        { unitPrice: '3.335', quantity: 3 },
      ],
      total: '30.01',
    });
    const { order } = await port.getOrder('shop', id);
    expect(order.lines).toMatchObject([
      { name: '2.5 × Enamel kettle', quantity: 1, unitPrice: { amount: 2000 }, total: { amount: 2000 } },
      { name: '3 × Enamel kettle', quantity: 1, unitPrice: { amount: 1001 }, total: { amount: 1001 } },
    ]);
  });

  it('takes a guest, and an order without addresses', async () => {
    const id = engine.xc.placeOrder({ billingParty: false, shippingParty: false });
    const { order } = await port.getOrder('shop', id);
    expect([order.billingAddress, order.shippingAddress]).toEqual([null, null]);
    expect(order.customer).toMatchObject({ customerId: null, guest: true });
  });

  it.each([
    ['a country without postcodes', { country: 'HK', postalCode: '' }, { country: 'HK', postalCode: null }],
    ['a name in another script', { customer: { firstName: '遥', lastName: '中村' } }, { name: '遥 中村' }],
  ])('takes %s', async (_name, request, address) => {
    const id = engine.xc.placeOrder(request);
    expect((await port.getOrder('shop', id)).order.shippingAddress).toMatchObject(address);
  });

  const bad: ReadonlyArray<readonly [string, PlaceOrderInput, string, string]> = [
    ['a total below zero', { total: '-5.00' }, 'negative-amount', 'Totals.GrandTotal'],
    ['more gift cards than there is to pay', { giftCard: '90.00' }, 'negative-amount', 'Totals.GrandTotal'],
    ['half a yen', { currency: 'JPY', total: '500.5' }, 'not-representable', 'Totals.GrandTotal'],
    ['a currency nobody takes', { currency: 'XTS' }, 'unknown-currency', 'Totals.GrandTotal.CurrencyCode'],
    ['a quantity of zero', { lines: [{ quantity: 0 }] }, 'invalid-quantity', 'Lines.Quantity'],
    ['an unknown country', { country: 'Narnia' }, 'unknown-country', 'BillingParty.CountryCode'],
    ['no lines', { lines: [] }, 'order-without-items', 'Lines'],
  ];
  it.each(bad)('refuses %s, naming field and value', async (_name, request, code, field) => {
    const id = engine.xc.placeOrder(request);
    await expect(port.getOrder('shop', id)).rejects.toMatchObject({
      failureClass: 'mapping',
      code,
      details: { field, value: expect.anything() as unknown, expected: expect.anything() as unknown },
      suggestion: expect.any(String) as unknown,
    });
  });

  const damaged: ReadonlyArray<readonly [string, (order: OrderEntity) => void, string]> = [
    ['amounts in two currencies', (order) => mixCurrencies(order), 'mixed-currencies'],
    [
      'a date without an offset',
      (order) => Object.assign(order, { OrderPlacedDate: '2026-11-21T10:00:00' }),
      'unexpected-value',
    ],
    [
      'components of another shape',
      (order) => Object.assign(order, { Lines: [{ Id: 7 }] }),
      'unexpected-shape',
    ],
  ];
  it.each(damaged)('refuses %s', async (_name, damage, code) => {
    const id = engine.xc.placeOrder({ shipping: '4.90' });
    damage(engine.xc.order(id));
    await expect(port.getOrder('shop', id)).rejects.toMatchObject({ failureClass: 'mapping', code });
  });

  it.each(['Entity-Order-00000000000000000000000000000000', "x') or ('1' eq '1", '', '../Carts'])(
    'finds no order "%s"',
    async (id) => {
      await expect(port.getOrder('shop', id)).rejects.toMatchObject({ code: 'order-not-found' });
    },
  );

  it('leaves orders alone that are not ours', async () => {
    const reason = async (request: PlaceOrderInput, settings = {}): Promise<string | null> => {
      const asked = await engine.open(settings);
      return (await asked.getOrder('shop', engine.xc.placeOrder(request))).exemption;
    };
    expect(await reason({ shop: 'Outlet' })).toContain('Outlet');
    expect(await reason({ paymentMethod: 'Invoice' }, { paymentMethods: ['Card'] })).toContain('Invoice');
    expect(await reason({ paymentMethod: 'Card' }, { paymentMethods: ['Card'] })).toBeNull();
    expect(await reason({}, { ordersFrom: '2999-01-01T00:00:00Z' })).toContain('2999');
  });

  it('sees another payment plug-in by the transaction it left, unless the method is its own', async () => {
    const id = engine.xc.placeOrder({ transactionId: 'braintree-1', paymentMethod: 'Federated' });
    expect((await port.getOrder('shop', id)).foreignIntegration).not.toBeNull();
    expect(await port.detectForeignIntegration()).not.toBeNull();
    const ours = await engine.open({ paymentMethods: ['Stripe'] });
    expect((await ours.getOrder('shop', id)).foreignIntegration).toBeNull();
    expect(await ours.detectForeignIntegration()).toBeNull();
  });

  it('changes the fingerprint for what matters and not for a save', async () => {
    const id = engine.xc.placeOrder();
    const first = await port.getOrder('shop', id);
    engine.xc.world.orders.save(engine.xc.order(id));
    expect((await port.getOrder('shop', id)).fingerprint).toBe(first.fingerprint);
    engine.xc.setStatus(id, 'Cancelled');
    expect((await port.getOrder('shop', id)).fingerprint).not.toBe(first.fingerprint);
  });

  it('has no history of the status where the companion plug-in is missing', async () => {
    engine.xc.world.orders.companionInstalled = false;
    const id = engine.xc.placeOrder();
    expect((await port.getOrder('shop', id)).statusMoves).toBeNull();
  });
});

function mixCurrencies(order: OrderEntity): void {
  order.Adjustments = [
    {
      AdjustmentType: 'Fulfillment',
      Adjustment: { CurrencyCode: 'USD', Amount: 4.9 },
      IncludeInGrandTotal: true,
    },
  ];
}

import { startOrderCloudTestMarket, type OrderCloudTestMarket } from '../fixtures/ordercloud-test-market';

describe('the parcels of an order in OrderCloud', () => {
  let market: OrderCloudTestMarket;
  beforeEach(async () => {
    market = await startOrderCloudTestMarket();
  });
  afterEach(() => market.close());

  const place = (...quantities: number[]): string =>
    market.ordercloud.placeOrder({ lines: quantities.map((quantity) => ({ quantity })) });
  const parcelsOf = async (orderId: string, readShipments = true) =>
    (await (await market.open({ readShipments })).getOrder('shop', orderId)).parcels;

  it('carry who takes them, the number and what is in them, first one first', async () => {
    const orderId = place(3, 1);
    const DateShipped = '2026-11-20T08:00:00Z';
    market.ordercloud.ship(
      orderId,
      { 'line-0001': 1 },
      { ID: 'B', Shipper: ' DHL ', TrackingNumber: '00340' },
    );
    market.ordercloud.ship(orderId, { 'line-0001': 1, 'line-0002': 1 }, { ID: 'A', DateShipped });
    expect(await parcelsOf(orderId)).toMatchObject([
      {
        parcelId: 'A',
        carrier: null,
        trackingNumber: null,
        shippedAt: '2026-11-20T08:00:00.000Z',
        items: [
          { lineId: 'line-0001', quantity: 1 },
          { lineId: 'line-0002', quantity: 1 },
        ],
      },
      { parcelId: 'B', carrier: 'DHL', trackingNumber: '00340', items: [{ quantity: 1 }] },
    ]);
  });

  it('that also hold goods of another order count with this one’s alone', async () => {
    const [mine, other] = [place(2), place(5)];
    const { shipments } = market.ordercloud;
    shipments.create({ ID: 'both' });
    shipments.saveItem('both', { OrderID: mine, LineItemID: 'line-0001', QuantityShipped: 1 });
    shipments.saveItem('both', { OrderID: other, LineItemID: 'line-0001', QuantityShipped: 4 });
    expect(await parcelsOf(mine)).toMatchObject([
      { parcelId: 'both', shippedAt: null, items: [{ lineId: 'line-0001', quantity: 1 }] },
    ]);
  });

  it('are read to the end, also when there are more than a page of them or of their items', async () => {
    const orderId = place(...Array.from({ length: 130 }, () => 1));
    const lineIds = market.ordercloud.orders.require(orderId).lineItems.map(({ ID }) => String(ID));
    market.ordercloud.ship(orderId, Object.fromEntries(lineIds.slice(0, 115).map((id) => [id, 1])));
    for (const id of lineIds.slice(115)) market.ordercloud.ship(orderId, { [id]: 1 });
    const parcels = (await parcelsOf(orderId)) ?? [];
    expect(parcels).toHaveLength(16);
    expect(parcels.flatMap(({ items }) => items)).toHaveLength(130);
  });

  it('are not asked for before anything has left, nor where the connection does not say so', async () => {
    const orderId = place(2);
    expect(await parcelsOf(orderId)).toBeUndefined();
    market.ordercloud.ship(orderId, { 'line-0001': 1 });
    expect(await parcelsOf(orderId, false)).toBeUndefined();
    expect(await parcelsOf(orderId)).toHaveLength(1);
  });

  it('that are not listed yet are no fault: the lines tell what has left', async () => {
    const orderId = place(2);
    market.ordercloud.tuning.shipmentListLagMs = 60_000;
    market.ordercloud.ship(orderId, { 'line-0001': 1 });
    const order = await (await market.open({ readShipments: true })).getOrder('shop', orderId);
    expect(order.parcels).toEqual([]);
    expect(order.shipped).toMatchObject([{ shipped: 1 }]);
  });

  it('are kept strictly by the simulator: no more than was ordered, and no fields of its own', async () => {
    const orderId = place(2);
    const send = async (path: string, body: object): Promise<number> =>
      (await market.api(path, { method: 'POST', body })).status;
    expect(await send('shipments', { ID: 'S', Carrier: 'DHL' })).toBe(400);
    expect(await send('shipments', { ID: 'S', Shipper: 'DHL' })).toBe(201);
    const item = { OrderID: orderId, LineItemID: 'line-0001', QuantityShipped: 3 };
    expect(await send('shipments/S/items', item)).toBe(400);
    expect(await send('shipments/S/items', { ...item, QuantityShipped: 1 })).toBe(201);
    expect(await send('shipments/S/items', { ...item, QuantityShipped: 2 })).toBe(201);
    expect(market.ordercloud.orders.require(orderId).order).toMatchObject({ Status: 'Completed' });
  });
});

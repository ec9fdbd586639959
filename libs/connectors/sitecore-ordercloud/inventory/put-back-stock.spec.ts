import type { CommercePort, StockReturn } from '#connectors/kit/commerce-port';
import type { OrderCloudTestMarket } from '../fixtures/ordercloud-test-market';
import { startOrderCloudTestMarket } from '../fixtures/ordercloud-test-market';

describe('the stock of OrderCloud', () => {
  let market: OrderCloudTestMarket;
  let port: CommercePort;
  beforeAll(async () => {
    market = await startOrderCloudTestMarket();
    port = await market.open({ putBackStock: true });
  });
  beforeEach(() => market.ordercloud.reset());
  afterAll(() => market.close());

  const stockOf = (fields: Record<string, unknown>): unknown =>
    (fields['Inventory'] as { QuantityAvailable: number }).QuantityAvailable;
  const putBack = (orderId: string, more: Partial<StockReturn> = {}) =>
    port.putBackStock!({ orderId, sourceId: 'canceled', takenIn: 'Open', items: null, ...more });
  const product = (id: string): unknown => stockOf(market.ordercloud.products.product(id));

  it('of a canceled order goes back to its products, once, without what was shipped', async () => {
    const orderId = market.ordercloud.placeOrder({
      lines: [{ quantity: 3 }, { sku: 'PEN-BRASS', quantity: 2 }],
    });
    expect([product('LAMP-OAK'), product('PEN-BRASS')]).toEqual([97, 98]);
    market.ordercloud.ship(orderId, { 'line-0001': 1 });
    const first = await putBack(orderId);
    expect(first).toEqual({
      items: [
        { lineId: 'line-0001', quantity: 2, place: 'product', available: 99 },
        { lineId: 'line-0002', quantity: 2, place: 'product', available: 100 },
      ],
      skipped: [],
    });
    await putBack(orderId);
    expect([product('LAMP-OAK'), product('PEN-BRASS')]).toEqual([99, 100]);
  });

  it('of a return goes back by its lines, and of another return again', async () => {
    const orderId = market.ordercloud.placeOrder({ lines: [{ quantity: 4 }] });
    const items = [{ lineId: 'line-0001', quantity: 1 }];
    await putBack(orderId, { sourceId: 'return-1', takenIn: null, items });
    await putBack(orderId, { sourceId: 'return-1', takenIn: null, items });
    await putBack(orderId, {
      sourceId: 'return-2',
      takenIn: null,
      items: [{ lineId: 'line-0001', quantity: null }],
    });
    expect(product('LAMP-OAK')).toBe(101);
  });

  it('is kept by variant or by inventory record where the shop does so', async () => {
    const { products } = market.ordercloud;
    products.patchProduct('CHAIR-MESH', { Inventory: { VariantLevelTracking: true } });
    products.saveVariant('CHAIR-MESH', { ID: 'RED', Inventory: { QuantityAvailable: 5 } });
    products.saveRecord('KETTLE-01', { ID: 'vienna', QuantityAvailable: 7 });
    const orderId = market.ordercloud.placeOrder({
      lines: [
        { sku: 'CHAIR-MESH', variant: 'RED', quantity: 2 },
        { sku: 'KETTLE-01', inventoryRecord: 'vienna', quantity: 3 },
        { sku: 'KETTLE-01', quantity: 1 },
      ],
    });
    const { items, skipped } = await putBack(orderId);
    expect(items.map(({ place, available }) => [place, available])).toEqual([
      ['variant', 5],
      ['inventory-record', 7],
    ]);
    expect(skipped).toEqual([{ lineId: 'line-0003', reason: 'the line names no inventory record' }]);
    expect(product('KETTLE-01')).toBe(100);
  });

  it('is left alone where none was taken: before approval, for products without one, for products that are gone', async () => {
    const { products } = market.ordercloud;
    const waiting = market.ordercloud.placeOrder({ needsApproval: true });
    expect(await putBack(waiting, { takenIn: 'AwaitingApproval' })).toEqual({ items: [], skipped: [] });
    products.patchProduct('NOTEBOOK-A5', { Inventory: { Enabled: false } });
    const orderId = market.ordercloud.placeOrder({ lines: [{ sku: 'NOTEBOOK-A5' }, { sku: 'NO-SUCH' }] });
    expect((await putBack(orderId)).skipped.map(({ reason }) => reason)).toEqual([
      'no stock is kept of the product',
      'the product is gone',
    ]);
    expect(product('LAMP-OAK')).toBe(100);
  });

  it('is written again when somebody wrote over it, and once when the answer to the write is lost', async () => {
    const orderId = market.ordercloud.placeOrder({ lines: [{ quantity: 5 }] });
    const faults = market.server.faults('ordercloud');
    faults.add({
      match: { method: 'PATCH', pathPattern: '/v1/products/*' },
      kind: 'drop-response',
      times: 1,
    });
    await expect(putBack(orderId)).rejects.toMatchObject({ failureClass: 'transient' });
    faults.clear();
    await putBack(orderId);
    expect(product('LAMP-OAK')).toBe(100);
    market.ordercloud.products.patchProduct('LAMP-OAK', {
      Inventory: { QuantityAvailable: 40 },
      xp: { TillbridgeStock: [] },
    });
    await putBack(orderId);
    expect(product('LAMP-OAK')).toBe(45);
  });

  it('is not touched unless the connection says so', async () => {
    expect((await market.open()).putBackStock).toBeUndefined();
  });
});

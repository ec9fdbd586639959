import type { OrderCloudTestMarket } from '#connectors/sitecore-ordercloud/fixtures/ordercloud-test-market';
import { paidPaymentOf } from '#connectors/sitecore-ordercloud/fixtures/ordercloud-payments';
import { startOrderCloudTestMarket } from '#connectors/sitecore-ordercloud/fixtures/ordercloud-test-market';
import {
  DEFAULT_CAPTURE_STATUSES,
  DEFAULT_STATUSES,
} from '#connectors/sitecore-ordercloud/mappings/default-statuses';
import { UpdateOrder } from '#contracts/commands/orders';
import { CmsSyncProcessWebhook } from '#contracts/commands/webhooks';
import {
  OrderParcelUpdated,
  OrderReturnApproved,
  OrderShipped,
  OrderStatusChanged,
  OrderStockPutBack,
  OrderUpdated,
} from '#contracts/events/orders';
import { WebhookProcessed } from '#contracts/events/platform';
import type { BodyOf } from '#contracts/message';
import type { TestService } from '#testing/service/create-test-service';
import { createTestService } from '#testing/service/create-test-service';
import { AppModule } from '../app.module';
import { migrations } from '../database/migrations';
import { commands, subscriptions } from '../messages';

describe('returns and shipments in OrderCloud', () => {
  let market: OrderCloudTestMarket;
  let service: TestService;
  let events = 0;

  beforeAll(async () => {
    market = await startOrderCloudTestMarket();
    const { id, system, settings, secrets } = market.connection({ putBackStock: true, readShipments: true });
    const urls = { success: 'https://shop.example/thanks', cancel: 'https://shop.example/cart' };
    const store = { id: 'shop', commerce: id, payment: 'stripe-1', urls, statuses: DEFAULT_STATUSES };
    service = await createTestService({
      service: 'cms-sync',
      module: AppModule,
      subscriptions,
      commands,
      migrations,
      neighbours: { orchestrator: [] },
      configuration: {
        connections: [{ id, system, settings, secrets }],
        stores: [{ ...store, capture: { mode: 'automatic', ...DEFAULT_CAPTURE_STATUSES } }],
      },
    });
  });
  afterAll(async () => {
    await service.close();
    await market.close();
  });

  /** A webhook as OrderCloud words it, taken in to the end. */
  async function hook(Route: string, body: object, Verb = 'POST'): Promise<string> {
    const webhookEventId = `wh_${(events += 1)}`;
    await service.publish(CmsSyncProcessWebhook, {
      webhookEventId,
      connectionId: market.connection().id,
      system: 'sitecore-ordercloud',
      externalEventId: webhookEventId,
      eventType: `${Verb} ${Route}`,
      suffix: null,
      receivedAt: service.clock.now().toISOString(),
      body: JSON.stringify({ Route, Verb, RouteParams: {}, Response: { Body: body } }),
    });
    const done = await service.waitFor(
      () => service.published(WebhookProcessed).find((event) => event.webhookEventId === webhookEventId),
      { what: `webhook ${webhookEventId} processed` },
    );
    return done.state;
  }

  const place = async (): Promise<string> => {
    const orderId = market.ordercloud.placeOrder();
    await hook('v1/cart/submit', market.ordercloud.orders.require(orderId).order);
    return orderId;
  };
  const judged = (returnId: string, move: string): Promise<string> =>
    hook(`v1/orderreturns/{returnID}/${move}`, market.ordercloud.returns.require(returnId));
  const told = (orderId: string): Array<BodyOf<typeof OrderReturnApproved>> =>
    service.published(OrderReturnApproved).filter((event) => event.orderId === orderId);

  it('a return is told when it is approved, once, however often its hooks come', async () => {
    const orderId = await place();
    market.ordercloud.setStatus(orderId, 'Completed');
    const returnId = market.ordercloud.requestReturn(orderId, { RefundAmount: 19.9, Comments: 'Too big' });
    expect(await judged(returnId, 'submit')).toBe('processed');
    expect(told(orderId)).toEqual([]);
    market.ordercloud.judgeReturn(returnId, 'approve');
    await judged(returnId, 'approve');
    await judged(returnId, 'approve');
    expect(told(orderId)).toMatchObject([
      { storeId: 'shop', returnId, amount: { amount: 1990, currency: 'EUR' }, reason: 'Too big' },
    ]);
  });

  it('goods of a canceled order and of a return go back into stock, once, and it is told', async () => {
    const stock = (): number => {
      const { Inventory } = market.ordercloud.products.product('PEN-BRASS');
      return (Inventory as { QuantityAvailable: number }).QuantityAvailable;
    };
    const before = stock();
    const put = (orderId: string): Array<BodyOf<typeof OrderStockPutBack>> =>
      service.published(OrderStockPutBack).filter((event) => event.orderId === orderId);
    const [canceled, kept] = [1, 2].map(() =>
      market.ordercloud.placeOrder({ lines: [{ sku: 'PEN-BRASS', quantity: 2 }] }),
    ) as [string, string];
    for (const orderId of [canceled, kept]) {
      await hook('v1/cart/submit', market.ordercloud.orders.require(orderId).order);
    }
    expect(stock()).toBe(before - 4);
    market.ordercloud.setStatus(canceled, 'Canceled');
    const { order } = market.ordercloud.orders.require(canceled);
    await hook('v1/orders/{direction}/{orderID}/cancel', order);
    await hook('v1/orders/{direction}/{orderID}/cancel', order);
    market.ordercloud.setStatus(kept, 'Completed');
    const ItemsToReturn = [{ LineItemID: 'line-0001', Quantity: 1 }];
    const returnId = market.ordercloud.requestReturn(kept, { RefundAmount: 46, ItemsToReturn });
    market.ordercloud.judgeReturn(returnId, 'approve');
    await judged(returnId, 'approve');
    await judged(returnId, 'approve');
    await service.waitFor(() => put(canceled).length === 1 && put(kept).length === 1, {
      what: 'both are put back',
    });
    expect(put(canceled)).toMatchObject([
      { sourceId: 'canceled', items: [{ quantity: 2, place: 'product' }] },
    ]);
    expect(put(kept)).toMatchObject([{ sourceId: `return-${returnId}`, items: [{ quantity: 1 }] }]);
    expect(stock()).toBe(before - 1);
  });

  it('a return is completed by the refund it asked for, and asks for nothing again', async () => {
    const orderId = await place();
    market.ordercloud.setStatus(orderId, 'Completed');
    const returnId = market.ordercloud.requestReturn(orderId, { RefundAmount: 20 });
    market.ordercloud.judgeReturn(returnId, 'approve');
    await judged(returnId, 'approve');
    const payment = paidPaymentOf(orderId, { refunded: { amount: 2000, currency: 'EUR' } });
    await service.publish(UpdateOrder, { storeId: 'shop', orderId, payment });
    await service.waitFor(() => service.published(OrderUpdated).some((event) => event.orderId === orderId), {
      what: 'the refund is on record',
    });
    expect(market.ordercloud.returns.require(returnId)['Status']).toBe('Completed');
    await judged(returnId, 'complete');
    expect(told(orderId)).toHaveLength(1);
  });

  it('a return is not made twice of a refund that began in Stripe: our own return asks for no money', async () => {
    const orderId = await place();
    market.ordercloud.setStatus(orderId, 'Completed');
    const payment = paidPaymentOf(orderId, { refunded: { amount: 700, currency: 'EUR' } });
    await service.publish(UpdateOrder, { storeId: 'shop', orderId, payment });
    await service.waitFor(() => service.published(OrderUpdated).some((event) => event.orderId === orderId), {
      what: 'the refund is on record',
    });
    const own = `${payment.paymentId}-refunded-700`;
    expect(await judged(own, 'submit')).toBe('processed');
    expect(told(orderId)).toEqual([]);
  });

  it('the last item put into a shipment completes the order, which is what captures', async () => {
    const orderId = market.ordercloud.placeOrder({ lines: [{ quantity: 2 }] });
    await hook('v1/cart/submit', market.ordercloud.orders.require(orderId).order);
    const moves = (): object[] =>
      service
        .published(OrderStatusChanged)
        .filter((event) => event.orderId === orderId)
        .map(({ current, transition, shipment }) => ({ current, transition, shipment }));
    // The move names the shipment, whose own event may arrive after it.
    const shipment = { shipmentId: 'shipment-2', complete: true };
    const completed = { current: 'Completed', transition: 'ready_for_capture', shipment };
    for (const expected of [[], [completed]]) {
      market.ordercloud.ship(orderId, { 'line-0001': 1 });
      const item = { OrderID: orderId, LineItemID: 'line-0001', QuantityShipped: 1 };
      await hook('v1/shipments/{shipmentID}/items', item);
      expect(moves()).toEqual(expected);
    }
  });

  it('each shipment is told once with what it is worth, and together they are worth the order', async () => {
    const orderId = market.ordercloud.placeOrder({ lines: [{ quantity: 3 }, { quantity: 1 }] });
    await hook('v1/cart/submit', market.ordercloud.orders.require(orderId).order);
    const shipments = (): Array<BodyOf<typeof OrderShipped>> =>
      service.published(OrderShipped).filter((event) => event.orderId === orderId);
    const ship = async (quantities: Record<string, number>): Promise<void> => {
      market.ordercloud.ship(orderId, quantities);
      const item = { OrderID: orderId, LineItemID: 'line-0001', QuantityShipped: 1 };
      await hook('v1/shipments/{shipmentID}/items', item);
      await hook('v1/shipments/{shipmentID}/items', item);
    };
    await ship({ 'line-0001': 1 });
    await ship({ 'line-0001': 1, 'line-0002': 1 });
    await ship({ 'line-0001': 1 });
    expect(shipments().map(({ shipmentId, items, complete }) => [shipmentId, items, complete])).toEqual([
      ['shipment-1', [{ lineId: 'line-0001', quantity: 1 }], false],
      [
        'shipment-2',
        [
          { lineId: 'line-0001', quantity: 1 },
          { lineId: 'line-0002', quantity: 1 },
        ],
        false,
      ],
      ['shipment-3', [{ lineId: 'line-0001', quantity: 1 }], true],
    ]);
    const total = Math.round(Number(market.ordercloud.orders.require(orderId).order['Total']) * 100);
    expect(shipments().reduce((sum, { amount }) => sum + amount.amount, 0)).toBe(total);
    expect(shipments().at(-1)?.shipped).toEqual({ amount: total, currency: 'EUR' });
  });

  it('a parcel is told once with its number; one that is listed late is told without money', async () => {
    const orderId = market.ordercloud.placeOrder({ lines: [{ quantity: 3 }] });
    await hook('v1/cart/submit', market.ordercloud.orders.require(orderId).order);
    const item = { OrderID: orderId, LineItemID: 'line-0001', QuantityShipped: 1 };
    const look = (): Promise<string> => hook('v1/shipments/{shipmentID}/items', item);
    const shipped = (): Array<BodyOf<typeof OrderShipped>> =>
      service.published(OrderShipped).filter((event) => event.orderId === orderId);
    const updated = (): Array<BodyOf<typeof OrderParcelUpdated>> =>
      service.published(OrderParcelUpdated).filter((event) => event.orderId === orderId);
    const ship = (ID: string, TrackingNumber: string | null): void =>
      market.ordercloud.ship(orderId, { 'line-0001': 1 }, { ID, Shipper: 'DHL', TrackingNumber });

    ship('S1', '00340-1');
    await look();
    await look();
    expect(shipped()).toMatchObject([
      { shipmentId: 'shipment-1', parcel: { parcelId: 'S1', carrier: 'DHL', trackingNumber: '00340-1' } },
    ]);
    market.ordercloud.tuning.shipmentListLagMs = 3_600_000;
    ship('S2', null);
    await look();
    expect(shipped().at(-1)).toMatchObject({ shipmentId: 'shipment-2', items: [{ quantity: 1 }] });
    expect(shipped().at(-1)?.parcel).toBeUndefined();
    market.ordercloud.tuning.shipmentListLagMs = 0;
    await look();
    market.ordercloud.shipments.patch('S2', { TrackingNumber: '00340-2' });
    await look();
    await look();
    expect(updated().map(({ parcel, items }) => [parcel.parcelId, parcel.trackingNumber, items])).toEqual([
      ['S2', null, [{ lineId: 'line-0001', quantity: 1 }]],
      ['S2', '00340-2', [{ lineId: 'line-0001', quantity: 1 }]],
    ]);
    ship('S3', '00340-3');
    await look();
    expect(shipped().map(({ parcel, complete }) => [parcel?.parcelId, complete])).toEqual([
      ['S1', false],
      [undefined, false],
      ['S3', true],
    ]);
    const total = Math.round(Number(market.ordercloud.orders.require(orderId).order['Total']) * 100);
    expect(shipped().reduce((sum, { amount }) => sum + amount.amount, 0)).toBe(total);
  });
});

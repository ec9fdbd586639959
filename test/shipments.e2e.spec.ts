import { Shop, type OrderView } from './support/shop';
import { RunningSystem } from './support/system';

const STORE = 'demo-ordercloud';
const SINGLE_CAPTURE_CARD = '4000008400000076';
const LINES = [
  { sku: 'LAMP-OAK', quantity: 2 },
  { sku: 'PEN-BRASS', quantity: 1 },
];

interface Configuration {
  readonly connections: ReadonlyArray<{ id: string; system: string; settings: object }>;
  readonly stores: ReadonlyArray<{ id: string; capture: object }>;
}

describe('orders that are shipped in parts, through all services', () => {
  let system: RunningSystem;
  let shop: Shop;

  beforeAll(async () => {
    system = await RunningSystem.start({
      RETRY_DELAYS_MS: '200,500,1000,2000',
      SWEEP_SECONDS: '1',
      SWEEP_PATIENCE_SECONDS: '1',
    });
    shop = new Shop(system);
    const { body } = await system.api<Configuration>('GET', '/configuration');
    const capture = { mode: 'manual', approvedStatus: 'Open', readyStatus: 'Completed', byShipment: true };
    await system.configure({
      ...body,
      connections: body.connections.map((connection) =>
        connection.system === 'sitecore-ordercloud'
          ? { ...connection, settings: { ...connection.settings, putBackStock: true } }
          : connection,
      ),
      stores: body.stores.map((store) =>
        store.id === STORE ? { ...store, capture: { ...store.capture, ...capture } } : store,
      ),
    });
  });
  afterAll(() => system?.stop(), 180_000);

  const authorized = async (card?: string): Promise<{ orderId: string; total: number }> => {
    const { orderId } = await system.control<{ orderId: string }>('POST', '/ordercloud/orders', {
      lines: LINES,
      shipping: 5.9,
      tax: 10,
    });
    await shop.pay(STORE, orderId, card);
    const held = ({ orderStatus }: OrderView): boolean => orderStatus === 'authorized';
    const order = await shop.orderWhen(STORE, orderId, 'authorized', held);
    return { orderId, total: order.total.amount };
  };
  const ship = (orderId: string, lines: Record<string, number>, parcel: object = {}): Promise<unknown> =>
    system.control('POST', `/ordercloud/orders/${orderId}/ship`, { lines, parcel });
  const capturedOf = ({ payments }: OrderView): number => payments[0]?.captured.amount ?? 0;
  const bookedSales = ({ journals }: OrderView): number =>
    journals.filter(({ rule, state }) => rule === '2' && state === 'posted').length;

  it('each shipment captures its part, and the last one pays and books the order to the cent', async () => {
    const { orderId, total } = await authorized();
    await ship(orderId, { 'line-0001': 1 });
    const first = await shop.orderWhen(
      STORE,
      orderId,
      'captured in part',
      (order) => order.paymentStatus === 'partially_captured' && bookedSales(order) === 1,
    );
    expect(first.orderStatus).toBe('authorized');
    expect(capturedOf(first)).toBeGreaterThan(0);
    expect(capturedOf(first)).toBeLessThan(total);
    await ship(orderId, { 'line-0001': 1, 'line-0002': 1 }, { Shipper: 'DHL', TrackingNumber: '00340434' });
    const paid = await shop.orderWhen(
      STORE,
      orderId,
      'paid and booked',
      (order) => order.paymentStatus === 'paid' && order.orderStatus === 'paid' && bookedSales(order) === 2,
    );
    const captures = paid.payments[0]?.captures ?? [];
    expect(captures.map(({ sourceId, final }) => [sourceId, final])).toEqual([
      ['shipment-1', false],
      ['shipment-2', true],
    ]);
    expect(captures.reduce((sum, { amount }) => sum + amount.amount, 0)).toBe(total);
    const told = paid.timeline.filter(({ type }) => type === 'order.shipped');
    expect(told.at(-1)?.summary).toContain('with DHL, tracking number 00340434');
    const moved = paid.journals
      .flatMap(({ lines }) => lines)
      .filter(({ account }) => account === '1100' || account === '6000')
      .reduce((sum, { debit, credit }) => sum + debit - credit, 0);
    expect(moved).toBe(total);
  });

  it('an order whose card can be captured once only is captured with its last shipment', async () => {
    const { orderId, total } = await authorized(SINGLE_CAPTURE_CARD);
    await ship(orderId, { 'line-0001': 2 });
    await shop.orderWhen(STORE, orderId, 'told of its shipment', ({ timeline }) =>
      timeline.some(({ type }) => type === 'order.shipped'),
    );
    await ship(orderId, { 'line-0002': 1 });
    const paid = await shop.orderWhen(STORE, orderId, 'paid', ({ orderStatus }) => orderStatus === 'paid');
    expect(capturedOf(paid)).toBe(total);
    expect(paid.payments[0]?.captures).toHaveLength(1);
  });

  it('an order canceled after a shipment lets the rest go, gives back what was captured, and its goods', async () => {
    const { orderId } = await authorized();
    await ship(orderId, { 'line-0001': 1 });
    const inPart = await shop.orderWhen(
      STORE,
      orderId,
      'captured in part',
      ({ paymentStatus }) => paymentStatus === 'partially_captured',
    );
    await system.control('POST', `/ordercloud/orders/${orderId}/status`, { status: 'Canceled' });
    const ended = await shop.orderWhen(
      STORE,
      orderId,
      'canceled and refunded',
      ({ paymentStatus, timeline }) =>
        paymentStatus === 'refunded' && timeline.some(({ type }) => type === 'order.stock-put-back'),
    );
    expect(ended.payments[0]).toMatchObject({
      capturable: { amount: 0 },
      captured: { amount: capturedOf(inPart) },
      refunded: { amount: capturedOf(inPart) },
    });
  });
});

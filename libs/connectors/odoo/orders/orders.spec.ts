import { anOrder } from '#testing/factories/order';
import type { RunningOdoo } from '../fixtures/start-odoo';
import { startOdoo } from '../fixtures/start-odoo';

describe('orders in Odoo', () => {
  let erp: RunningOdoo;
  beforeEach(async () => {
    erp = await startOdoo();
  });
  afterEach(() => erp.close());

  const codeOf = async (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'none',
      (error: { code: string }) => error.code,
    );
  const post = async (order = anOrder(), port = erp.port): Promise<string> => {
    const { customerId } = await port.upsertCustomer(order);
    return (await port.postOrder(order, customerId)).documentId;
  };
  const all = (model: string) => erp.simulator.records.all(model);

  it('have discount, shipping, tax and rounding as lines of their own, and the shop’s total', async () => {
    const total = 3000 - 700 + 500 + 1995 + 1;
    await post(anOrder({ discount: 700, lines: [['COFFEE-1', 3, 1000]], total }));
    expect(all('sale.order')).toMatchObject([
      { state: 'sale', amount_total: 47.96, client_order_ref: 'N-1001', origin: 'shop/1001' },
    ]);
    expect(all('sale.order.line').map((line) => line['name'])).toEqual([
      'Product COFFEE-1',
      'Discount',
      'Shipping',
      'Tax',
      'Rounding',
    ]);
  });

  it('take the pricelist of their currency, since Odoo takes the currency from the pricelist', async () => {
    await post(anOrder({ currency: 'USD' }));
    await post(anOrder({ orderId: '1002' }));
    expect(all('sale.order').map((order) => order['currency_id'])).toEqual([2, 1]);
    expect(await codeOf(post(anOrder({ orderId: '1003', currency: 'GBP' })))).toBe('erp-pricelist-missing');
  });

  it('are not taken for others of the same key', async () => {
    await post();
    expect(await codeOf(post(anOrder({ shipping: 900 })))).toBe('erp-order-differs');
    expect(all('sale.order')).toHaveLength(1);
  });

  it('that were canceled in Odoo are left to a person', async () => {
    erp.simulator.selling.cancel(Number(await post()));
    expect(await codeOf(post())).toBe('erp-document-canceled');
  });

  it('are confirmed once when the answer to the confirmation is lost', async () => {
    erp.faults.add({ match: { pathPattern: '*/action_confirm' }, kind: 'drop-response', times: 1 });
    expect(await codeOf(post())).toBe('connection-lost');
    await post();
    expect(all('sale.order')).toMatchObject([{ state: 'sale' }]);
    expect(all('stock.picking')).toHaveLength(1);
  });

  it('are made once, with one customer, when several processes are asked at the same time', async () => {
    const ports = [erp.open(), erp.open(), erp.open()];
    await Promise.all(ports.map((port) => codeOf(post(anOrder(), port))));
    const ids = await Promise.all(ports.map((port) => post(anOrder(), port)));
    expect(new Set(ids).size).toBe(1);
    expect(all('sale.order')).toHaveLength(1);
    const keyed = all('res.partner').filter((partner) => typeof partner['ref'] === 'string');
    expect(keyed).toMatchObject([{ active: true }]);
  });

  it('name every product that Odoo does not know', async () => {
    const unknown = anOrder({
      lines: [
        ['NOPE-1', 1, 100],
        ['NOPE-2', 1, 100],
      ],
    });
    await expect(post(unknown)).rejects.toMatchObject({
      code: 'erp-item-missing',
      details: { value: ['NOPE-1', 'NOPE-2'] },
    });
    const nameless = anOrder({ lines: [[null, 1, 100]] });
    expect(await codeOf(post(nameless))).toBe('erp-line-without-item');
    expect(await codeOf(post(nameless, erp.open({ fallbackProduct: 'MUG-1' })))).toBe('none');
  });

  it('go to an address below the customer where it is not the bill’s, which is used again', async () => {
    const { shippingAddress } = anOrder();
    const elsewhere = (orderId: string) => ({
      ...anOrder({ orderId }),
      shippingAddress: { ...shippingAddress!, line1: '2 Other Street', state: 'CA', country: 'US' },
    });
    await post(elsewhere('1'));
    await post(elsewhere('2'));
    expect(all('res.partner')).toMatchObject([
      { street: '1 Loop Street', zip: '10115' },
      { type: 'delivery', parent_id: 1, street: '2 Other Street', state_id: 1 },
    ]);
    expect(all('sale.order').map((order) => order['partner_shipping_id'])).toEqual([2, 2]);
  });

  it('keep an erased customer as it is', async () => {
    await post();
    await erp.customers.erase('1');
    await post(anOrder({ orderId: '1002' }));
    expect(all('res.partner')).toMatchObject([
      { email: false, name: expect.stringMatching(/^Erased /) as string },
    ]);
  });

  it('hold what is there and tell what is missing', async () => {
    const order = anOrder({
      lines: [
        ['COFFEE-1', 130, 100],
        ['MUG-1', 1, 100],
      ],
    });
    const id = await post(order);
    const held = await erp.port.reserve(order, id);
    expect(held.reservations).toHaveLength(2);
    expect(held.shortages).toEqual([{ sku: 'COFFEE-1', requested: 130, reserved: 100 }]);
  });

  it('are reserved when asked, where Odoo does not do so at confirmation', async () => {
    const manual = await startOdoo({ reservesAtConfirmation: false });
    const id = await post(anOrder(), manual.port);
    expect(manual.simulator.records.all('stock.move.line')).toEqual([]);
    expect((await manual.port.reserve(anOrder(), id)).reservations).toHaveLength(2);
    await manual.close();
  });

  it('hold nothing before they are confirmed', async () => {
    erp.faults.add({ match: { pathPattern: '*/action_confirm' }, kind: 'status-503', times: 1 });
    await codeOf(post());
    expect(await codeOf(erp.port.reserve(anOrder(), '1'))).toBe('erp-order-not-posted');
  });
});

import { anOrder } from '#testing/factories/order';
import type { RunningNetSuite } from '../fixtures/start-netsuite';
import { startNetSuite } from '../fixtures/start-netsuite';
import { sublist } from '../simulator/records';

describe('orders in NetSuite', () => {
  let erp: RunningNetSuite;
  beforeEach(async () => {
    erp = await startNetSuite();
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
  const orders = () => erp.simulator.records.all('salesOrder');
  const committed = () => sublist(orders()[0]!['item']).map((line) => line['quantityCommitted']);

  it('have discount, shipping, tax and rounding as lines of their own, and the shop’s total', async () => {
    const total = 3000 - 700 + 500 + 1995 + 1;
    await post(anOrder({ discount: 700, lines: [['COFFEE-1', 3, 1000]], total }));
    expect(orders()).toMatchObject([{ total: 47.96, otherRefNum: 'N-1001' }]);
    expect(sublist(orders()[0]!['item']).map((line) => line['description'])).toEqual([
      'Product COFFEE-1',
      'Discount',
      'Shipping',
      'Tax',
      'Rounding',
    ]);
  });

  it('that NetSuite adds tax to are taken back, unless a tax code says that there is none', async () => {
    const taxed = await startNetSuite({ taxPercent: 19 });
    expect(await codeOf(post(anOrder(), taxed.port))).toBe('erp-order-differs');
    expect(taxed.simulator.records.all('salesOrder')).toEqual([]);
    expect(await codeOf(post(anOrder(), taxed.open({ taxCode: '5' })))).toBe('none');
    await taxed.close();
  });

  it('are not taken for others of the same key, and those that stand are left as they are', async () => {
    await post();
    const standing = orders();
    expect(await codeOf(post(anOrder({ shipping: 900 })))).toBe('erp-order-differs');
    expect(orders()).toEqual(standing);
  });

  it('that were canceled in NetSuite are left to a person', async () => {
    erp.simulator.selling.change(await post(), { orderStatus: { id: 'C' } });
    expect(await codeOf(post())).toBe('erp-document-canceled');
  });

  it('that wait for approval are approved', async () => {
    const id = await post();
    erp.simulator.selling.change(id, { orderStatus: { id: 'A' } });
    expect(await codeOf(erp.port.reserve(anOrder(), id))).toBe('erp-order-not-posted');
    expect(await post()).toBe(id);
    expect(orders()).toMatchObject([{ orderStatus: { id: 'B' } }]);
  });

  it('are made once, with one customer, when several processes are asked at the same time', async () => {
    const ports = [erp.open(), erp.open(), erp.open()];
    const ids = await Promise.all(ports.map((port) => post(anOrder(), port)));
    expect(new Set(ids).size).toBe(1);
    expect([orders().length, erp.simulator.records.all('customer').length]).toEqual([1, 1]);
  });

  it('name every item that NetSuite does not know', async () => {
    const unknown = anOrder({
      lines: [
        ["O'NEILL", 1, 100],
        ['NOPE-2', 1, 100],
      ],
    });
    await expect(post(unknown)).rejects.toMatchObject({
      code: 'erp-item-missing',
      details: { value: ["O'NEILL", 'NOPE-2'] },
    });
    const nameless = anOrder({ lines: [[null, 1, 100]] });
    expect(await codeOf(post(nameless))).toBe('erp-line-without-item');
    expect(await codeOf(post(nameless, erp.open({ fallbackItem: 'MUG-1' })))).toBe('none');
  });

  it('commit no stock before they are asked to, and none after it was let go', async () => {
    const id = await post();
    expect(committed()).toEqual([0, 0, 0, 0]);
    await erp.port.reserve(anOrder(), id);
    expect(committed()).toEqual([2, 1, 0, 0]);
    await erp.port.release(anOrder(), id);
    expect(committed()).toEqual([0, 0, 0, 0]);
  });

  it('hold what is there and tell what is missing', async () => {
    const order = anOrder({ lines: [['COFFEE-1', 130, 100]] });
    const held = await erp.port.reserve(order, await post(order));
    expect(held.reservations).toHaveLength(1);
    expect(held.shortages).toEqual([{ sku: 'COFFEE-1', requested: 130, reserved: 100 }]);
  });

  it('say what to do where a customer’s name is its number, and another has the name', async () => {
    const named = await startNetSuite({ autoNumbers: false });
    await post(anOrder(), named.port);
    const other = anOrder({ orderId: '1002', customer: { customerId: '78' } });
    expect(await codeOf(post(other, named.port))).toBe('erp-name-taken');
    await named.close();
  });
});

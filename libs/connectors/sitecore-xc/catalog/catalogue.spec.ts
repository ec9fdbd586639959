import { OrderSchema } from '#contracts/models/order';
import { paidPaymentOf } from '#connectors/kit/fixtures/payment';
import { startXcTestEngine } from '../fixtures/xc-test-engine';
import { catalogue } from './catalogue';

describe('the catalogue of fields', () => {
  it('names fields that an order has, written ones included', async () => {
    const engine = await startXcTestEngine();
    const id = engine.xc.placeOrder();
    const port = await engine.open();
    await port.writeOrder('shop', {
      orderId: id,
      orderStatus: 'paid',
      commerceStatus: null,
      payment: paidPaymentOf(id),
      note: null,
    });
    const order = engine.xc.order(id);
    await engine.close();
    const attached = [...order.Components, ...order.Lines.flatMap((line) => line.CartLineComponents)];
    const holders = new Map<string, object>([
      ['Order', order],
      ['Line', order.Lines[0] ?? {}],
      ...attached.map((part): [string, object] => [part['@odata.type'].split('.').at(-1) ?? '', part]),
    ]);
    const named = [...catalogue.reads, ...catalogue.writes].filter(({ object }) => object !== '*');
    const missing = named.filter(
      ({ object, path }) => !Object.keys(holders.get(object) ?? {}).includes(path.split('.')[0] ?? ''),
    );
    expect(missing).toEqual([]);
  });

  it('leads to every part of the canonical order', () => {
    const reached = new Set(catalogue.reads.map(({ canonical }) => canonical?.split(/[.[]/)[0]));
    const own = ['storeId', 'commerce'];
    expect(Object.keys(OrderSchema.shape).filter((key) => !reached.has(key) && !own.includes(key))).toEqual(
      [],
    );
  });
});

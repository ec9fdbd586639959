import { OrderSchema } from '#contracts/models/order';
import { paidPaymentOf, startXcTestEngine } from './fixtures/xc-test-engine';
import { FIELD_CATALOGUE } from './field-catalogue';

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
    const named = FIELD_CATALOGUE.filter(({ holder }) => holder !== '*');
    const missing = named.filter(
      ({ holder, field }) => !Object.keys(holders.get(holder) ?? {}).includes(field),
    );
    expect(missing).toEqual([]);
  });

  it('leads to every part of the canonical order', () => {
    const reached = new Set(FIELD_CATALOGUE.map(({ canonical }) => canonical?.split(/[.[]/)[0]));
    const own = ['storeId', 'commerce'];
    expect(Object.keys(OrderSchema.shape).filter((key) => !reached.has(key) && !own.includes(key))).toEqual(
      [],
    );
  });
});

import { anOrder } from '#testing/factories/order';
import { NOTHING_SHIPPED, shipOrder, type ToldShipments } from './ship-order';

/** 3 at 10.00 and 1 at 30.00, with 6.00 shipping and 5.00 tax: 71.00. */
const order = anOrder({
  lines: [
    ['A', 3, 1000],
    ['B', 1, 3000],
  ],
  shipping: 600,
  tax: 500,
});
const [a, b] = order.lines.map(({ lineId }) => lineId);
const look = (first: number, second: number) => [
  { lineId: a!, ordered: 3, shipped: first },
  { lineId: b!, ordered: 1, shipped: second },
];
const told = (more: Partial<ToldShipments>): ToldShipments => ({ ...NOTHING_SHIPPED, ...more });

describe('a shipment', () => {
  it('is worth its lines and their share of tax and shipping', () => {
    expect(order.total.amount).toBe(7100);
    expect(shipOrder(order, look(1, 0), NOTHING_SHIPPED)).toMatchObject({
      sequence: 1,
      items: [{ lineId: a, quantity: 1 }],
      amount: 1183,
      shipped: 1183,
      complete: false,
    });
  });

  it('AC-25: is worth a sum that its currency can pay, and the last one the rest', () => {
    const dinars = { ...order, total: { amount: 7_100, currency: 'KWD' } };
    const first = shipOrder(dinars, look(1, 0), NOTHING_SHIPPED);
    expect(first).toMatchObject({ amount: 1_180, shipped: 1_180 });
    const before = told({ count: 1, amount: 1_180, quantities: first?.quantities ?? {} });
    expect(shipOrder(dinars, look(3, 1), before)).toMatchObject({ amount: 5_920, shipped: 7_100 });
  });

  it('is told with what is new since the last one; the last one takes all that is left', () => {
    const before = told({ count: 1, amount: 1183, quantities: { [a!]: 1 } });
    expect(shipOrder(order, look(1, 0), before)).toBeNull();
    expect(shipOrder(order, look(3, 1), before)).toMatchObject({
      sequence: 2,
      items: [
        { lineId: a, quantity: 2 },
        { lineId: b, quantity: 1 },
      ],
      amount: 5917,
      shipped: 7100,
      complete: true,
    });
  });

  it('is over when what is left was taken out of the order', () => {
    const before = told({ count: 1, amount: 3550, quantities: { [a!]: 3 } });
    const smaller = anOrder({ lines: [['A', 3, 1000]], shipping: 300, tax: 250 });
    const lines = [{ lineId: a!, ordered: 3, shipped: 3 }];
    expect(shipOrder(smaller, lines, before)).toMatchObject({ items: [], amount: 0, complete: true });
  });

  it('takes nothing back when the shop corrects a quantity downwards', () => {
    const before = told({ count: 1, amount: 2366, quantities: { [a!]: 2 } });
    expect(shipOrder(order, look(1, 0), before)).toBeNull();
  });

  it('counts parts of a unit where the shop sells them', () => {
    const lines = [
      { lineId: a!, ordered: 1.5, shipped: 0.75 },
      { lineId: b!, ordered: 1, shipped: 0 },
    ];
    expect(shipOrder(order, lines, NOTHING_SHIPPED)).toMatchObject({ amount: 1775 });
  });
});

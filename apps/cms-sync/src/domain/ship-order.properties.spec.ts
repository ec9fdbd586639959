import fc from 'fast-check';
import type { Order } from '#contracts/models/order';
import { anOrder } from '#testing/factories/order';
import {
  NOTHING_SHIPPED,
  shipOrder,
  type Shipment,
  type ShippedLine,
  type ToldShipments,
} from './ship-order';

const after = (told: ToldShipments, shipment: Shipment): ToldShipments => ({
  count: shipment.sequence,
  amount: told.amount + shipment.amount,
  complete: shipment.complete,
  quantities: shipment.quantities,
});

/** What is told of an order that is looked at again and again. */
function tell(order: Order, looks: ReadonlyArray<readonly ShippedLine[]>): Shipment[] {
  let told = NOTHING_SHIPPED;
  const shipments: Shipment[] = [];
  for (const lines of looks) {
    const shipment = shipOrder(order, lines, told);
    if (!shipment) continue;
    told = after(told, shipment);
    shipments.push(shipment);
  }
  return shipments;
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

const story = fc
  .record({
    lines: fc.array(
      fc.tuple(fc.constantFrom('A', 'B', 'C'), fc.integer({ min: 1, max: 9 }), fc.nat({ max: 90_000 })),
      { minLength: 1, maxLength: 6 },
    ),
    shipping: fc.nat({ max: 5_000 }),
    tax: fc.nat({ max: 20_000 }),
    discount: fc.nat({ max: 1000 }),
    steps: fc.array(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 6, maxLength: 6 }), {
      maxLength: 6,
    }),
  })
  .map(({ lines, shipping, tax, discount, steps }) => {
    const goods = lines.reduce((total, [, quantity, price]) => total + quantity * price, 0);
    const order = anOrder({ lines, shipping, tax, discount: Math.floor((goods * discount) / 1000) });
    const ordered = order.lines.map(({ lineId, quantity }) => ({ lineId, ordered: quantity }));
    const whole = ordered.map((line) => ({ ...line, shipped: line.ordered }));
    const looks = steps.map((quantities) =>
      ordered.map((line, index) => ({ ...line, shipped: Math.min(quantities[index]!, line.ordered) })),
    );
    return { order, looks: [...looks, whole] };
  });

describe('the shipments of an order', () => {
  it('make up its total to the unit, however they are cut, and each is worth nothing or more', () => {
    fc.assert(
      fc.property(story, ({ order, looks }) => {
        const shipments = tell(order, looks);
        expect(sum(shipments.map(({ amount }) => amount))).toBe(order.total.amount);
        expect(shipments.every(({ amount }) => amount >= 0)).toBe(true);
        expect(shipments.at(-1)).toMatchObject({ complete: true, shipped: order.total.amount });
        expect(shipments.slice(0, -1).every(({ complete }) => !complete)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('are told once, however often the order is looked at and in whatever order the looks arrive', () => {
    fc.assert(
      fc.property(
        story.chain(({ order, looks }) =>
          fc
            .shuffledSubarray([...looks, ...looks], { minLength: looks.length * 2 })
            .map((shuffled) => ({ order, shuffled })),
        ),
        ({ order, shuffled }) => {
          const shipments = tell(order, shuffled);
          expect(sum(shipments.map(({ amount }) => amount))).toBe(order.total.amount);
          const left = new Map<string, number>();
          for (const { lineId, quantity } of shipments.flatMap(({ items }) => items)) {
            left.set(lineId, (left.get(lineId) ?? 0) + quantity);
          }
          expect(Object.fromEntries(left)).toEqual(
            Object.fromEntries(order.lines.map(({ lineId, quantity }) => [lineId, quantity])),
          );
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

import fc from 'fast-check';
import type { Order } from '#contracts/models/order';
import { presentLines, type PresentedLine } from './present-lines';

const moneyIn = (currency: string) => (amount: number) => ({ amount, currency });

interface Cart {
  readonly currency?: string;
  readonly lines: ReadonlyArray<{ name?: string; quantity: number; unitPrice: number; total?: number }>;
  readonly discount?: number;
  readonly shipping?: number;
  readonly tax?: number;
  readonly otherPayments?: number;
  /** As the shop rounds it; the exact sum unless given. */
  readonly total?: number;
}

function orderOf(cart: Cart): Order {
  const currency = cart.currency ?? 'EUR';
  const money = moneyIn(currency);
  const { discount = 0, shipping = 0, tax = 0, otherPayments = 0 } = cart;
  const lines = cart.lines.map((line, index) => ({
    lineId: String(index),
    sku: `SKU-${index}`,
    name: line.name ?? `Item ${index}`,
    quantity: line.quantity,
    unitPrice: money(line.unitPrice),
    total: money(line.total ?? line.quantity * line.unitPrice),
  }));
  const sum = lines.reduce((total, line) => total + line.total.amount, 0);
  return {
    number: 'N-1',
    currency,
    total: money(cart.total ?? sum - discount + shipping + tax - otherPayments),
    amounts: {
      lines: money(sum),
      discount: money(discount),
      shipping: money(shipping),
      tax: money(tax),
      otherPayments: money(otherPayments),
    },
    lines,
  } as unknown as Order;
}

const sumOf = (lines: readonly PresentedLine[]): number =>
  lines.reduce((total, line) => total + line.quantity * line.unitAmount, 0);
const names = (lines: readonly PresentedLine[]): string[] => lines.map((line) => line.name);
const shirt = { name: 'Shirt', quantity: 2, unitPrice: 1000 };

describe('presented lines', () => {
  it('are the items when they sum to the total', () => {
    expect(presentLines(orderOf({ lines: [shirt] }))).toEqual([
      { name: 'Shirt', quantity: 2, unitAmount: 1000 },
    ]);
  });

  it('name shipping and tax when these are what is missing', () => {
    const lines = presentLines(orderOf({ lines: [shirt], shipping: 490, tax: 399 }));
    expect(lines).toEqual([
      { name: 'Shirt', quantity: 2, unitAmount: 1000 },
      { name: 'Shipping', quantity: 1, unitAmount: 490 },
      { name: 'Tax', quantity: 1, unitAmount: 399 },
    ]);
  });

  it('give a cent of rounding a line of its own', () => {
    const lines = presentLines(orderOf({ lines: [shirt], total: 2001 }));
    expect(names(lines)).toEqual(['Shirt', 'Shipping, taxes and adjustments']);
    expect(sumOf(lines)).toBe(2001);
  });

  it('are one line with the total for a negative residue, a negative line, no line, or too many', () => {
    const single = [{ name: 'Order N-1', quantity: 1, unitAmount: 1500 }];
    expect(presentLines(orderOf({ lines: [shirt], discount: 500 }))).toEqual(single);
    expect(presentLines(orderOf({ lines: [shirt, { quantity: 1, unitPrice: -500 }] }))).toEqual(single);
    expect(presentLines(orderOf({ lines: [], total: 1500 }))).toEqual(single);
    const many = Array.from({ length: 101 }, () => ({ quantity: 1, unitPrice: 1 }));
    expect(presentLines(orderOf({ lines: many }))).toHaveLength(1);
    expect(presentLines(orderOf({ lines: many.slice(0, 100) }))).toHaveLength(100);
    expect(presentLines(orderOf({ lines: many.slice(0, 100), shipping: 5 }))).toHaveLength(1);
  });

  it('keep the total of a line with a discount of its own, and say its quantity', () => {
    const lines = presentLines(
      orderOf({ lines: [{ name: 'Shirt', quantity: 3, unitPrice: 1000, total: 2500 }] }),
    );
    expect(lines).toEqual([{ name: '3 × Shirt', quantity: 1, unitAmount: 2500 }]);
  });

  it('AC-26: 10,000 random carts sum to the total, with whole amounts and named lines', () => {
    const amount = fc.integer({ min: 0, max: 500_000 });
    const line = fc.record({
      quantity: fc.integer({ min: 1, max: 20 }),
      unitPrice: amount,
      cut: fc.integer({ min: 0, max: 50 }),
    });
    const cart = fc.record({
      currency: fc.constantFrom('EUR', 'USD', 'JPY', 'KWD', 'ISK'),
      lines: fc.array(line, { minLength: 1, maxLength: 8 }),
      discount: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: amount }),
      shipping: fc.integer({ min: 0, max: 5000 }),
      tax: fc.integer({ min: 0, max: 90_000 }),
      rounding: fc.constantFrom(-1, 0, 0, 0, 1),
    });
    fc.assert(
      fc.property(cart, ({ lines, rounding, ...rest }) => {
        const items = lines.map(({ quantity, unitPrice, cut }) => ({
          quantity,
          unitPrice,
          total: Math.max(0, quantity * unitPrice - cut),
        }));
        const exact = orderOf({ ...rest, lines: items }).total.amount;
        const order = orderOf({ ...rest, lines: items, total: exact + rounding });
        fc.pre(order.total.amount >= 0);
        const presented = presentLines(order);
        expect(sumOf(presented)).toBe(order.total.amount);
        for (const { name, quantity, unitAmount } of presented) {
          expect(name).not.toBe('');
          expect(Number.isSafeInteger(unitAmount) && unitAmount >= 0 && quantity >= 1).toBe(true);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});

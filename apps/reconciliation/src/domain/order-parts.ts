import type { Order } from '#contracts/models/order';
import { currencyRule } from '#platform/money/currencies';
import type { BooksPolicy } from './books-policy';
import { deferredLines } from './deferral';

/** What an order's money is made of. Their signed sum (`signedParts`) is what the customer has to pay. */
export interface OrderParts {
  readonly sales: number;
  readonly giftCardSold: number;
  /** Sold now, earned month by month. */
  readonly deferred: number;
  readonly shipping: number;
  /** Positive: what was let off. */
  readonly discount: number;
  readonly tax: number;
  /** Positive: what a gift card has paid. */
  readonly giftCardSpent: number;
  /** What the shop's own total differs from the sum of the others. */
  readonly rounding: number;
}

export const NO_PARTS: OrderParts = {
  sales: 0,
  giftCardSold: 0,
  deferred: 0,
  shipping: 0,
  discount: 0,
  tax: 0,
  giftCardSpent: 0,
  rounding: 0,
};

const SIGNS: Readonly<Record<keyof OrderParts, 1 | -1>> = {
  sales: 1,
  giftCardSold: 1,
  deferred: 1,
  shipping: 1,
  discount: -1,
  tax: 1,
  giftCardSpent: -1,
  rounding: 1,
};
const NAMES = Object.keys(SIGNS) as Array<keyof OrderParts>;

/** In the order's currency. The parts always sum to the order's own total; `rounding` says how far the shop was off. */
export function partsOf(order: Order, policy: BooksPolicy): OrderParts {
  const { amounts } = order;
  const giftCardSold = order.lines
    .filter(({ sku }) => sku !== null && policy.giftCardSkus.includes(sku))
    .reduce((sum, line) => sum + line.total.amount, 0);
  const deferred = deferredLines(order, policy).reduce((sum, { amount }) => sum + amount, 0);
  const goods = amounts.lines.amount - giftCardSold - deferred;
  const netted = policy.discounts === 'net' ? Math.min(amounts.discount.amount, Math.max(goods, 0)) : 0;
  const parts = {
    sales: goods - netted,
    giftCardSold,
    deferred,
    shipping: amounts.shipping.amount,
    discount: amounts.discount.amount - netted,
    tax: amounts.tax.amount,
    giftCardSpent: amounts.otherPayments.amount,
    rounding: 0,
  };
  return { ...parts, rounding: order.total.amount - totalOf(parts) };
}

/** Rounding is one unit per line; more is a fault of the order. */
export function isOnlyRounding(parts: OrderParts, order: Order): boolean {
  const unit = currencyRule(order.currency)?.step ?? 1;
  return Math.abs(parts.rounding) <= Math.max(1, order.lines.length) * unit;
}

export function signedParts(parts: OrderParts): Array<{ name: keyof OrderParts; amount: number }> {
  return NAMES.map((name) => ({ name, amount: SIGNS[name] * parts[name] }));
}

/** The parts with the given signed amounts. */
export function fromSigned(amounts: ReadonlyArray<{ name: keyof OrderParts; amount: number }>): OrderParts {
  const parts: Record<keyof OrderParts, number> = { ...NO_PARTS };
  for (const { name, amount } of amounts) parts[name] = amount === 0 ? 0 : SIGNS[name] * amount;
  return parts;
}

export function totalOf(parts: OrderParts): number {
  return signedParts(parts).reduce((sum, { amount }) => sum + amount, 0);
}

export function minus(left: OrderParts, right: OrderParts): OrderParts {
  const parts: Record<keyof OrderParts, number> = { ...NO_PARTS };
  for (const name of NAMES) parts[name] = left[name] - right[name];
  return parts;
}

export function plus(left: OrderParts, right: OrderParts): OrderParts {
  const parts: Record<keyof OrderParts, number> = { ...NO_PARTS };
  for (const name of NAMES) parts[name] = left[name] + right[name];
  return parts;
}

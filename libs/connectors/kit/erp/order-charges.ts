import type { Order } from '#contracts/models/order';

export const CHARGE_NAMES = {
  discount: 'Discount',
  shipping: 'Shipping',
  tax: 'Tax',
  rounding: 'Rounding',
} as const;
export type ChargeKind = keyof typeof CHARGE_NAMES;

/** What an order has beside its lines. */
export interface OrderCharge {
  readonly kind: ChargeKind;
  /** Smallest units, below zero for what is taken off; never zero. */
  readonly amount: number;
}

/** Discount, shipping, tax and what the shop's total differs from the sum of its parts. */
export function orderCharges({ amounts, total }: Order): OrderCharge[] {
  const { lines, discount, shipping, tax, otherPayments } = amounts;
  const parts = lines.amount - discount.amount + shipping.amount + tax.amount;
  const charges: OrderCharge[] = [
    { kind: 'discount', amount: -discount.amount },
    { kind: 'shipping', amount: shipping.amount },
    { kind: 'tax', amount: tax.amount },
    { kind: 'rounding', amount: total.amount + otherPayments.amount - parts },
  ];
  return charges.filter(({ amount }) => amount !== 0);
}

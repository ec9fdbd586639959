import type { Order } from '#contracts/models/order';
import { Failure } from '#platform/errors/failure';

/** Twelve digits of the smallest unit: more is a mistake in any currency. */
const ABSURD = 1_000_000_000_000;

/** @throws Failure mapping for a total that no provider could be asked for. */
export function checkPayableOrder(order: Order, supportsCurrency: (currency: string) => boolean): void {
  const { amount, currency } = order.total;
  if (currency !== order.currency) {
    throw fault('order.total.currency', currency, `the order's currency ${order.currency}`);
  }
  if (!supportsCurrency(currency)) {
    throw fault('order.total.currency', currency, 'a currency that the payment provider takes');
  }
  if (amount < 0) throw fault('order.total.amount', amount, 'zero or more');
  if (amount >= ABSURD) throw fault('order.total.amount', amount, `less than ${ABSURD}`);
}

function fault(field: string, value: unknown, expected: string): Failure {
  return Failure.mapping('order-not-payable', `${field} is ${String(value)}; expected ${expected}.`, {
    details: { field, value, expected },
    suggestion: 'Correct the order in the commerce system, then replay the message.',
  });
}

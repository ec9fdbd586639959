import type { Order, OrderLine } from '#contracts/models/order';
import { evenRows } from '#connectors/kit/erp/even-rows';
import { amountOut } from '../amounts';
import type { Product } from './products';

type LineValues = Readonly<Record<string, unknown>>;

/** Lines of products, then discount, shipping, tax and rounding as amounts of their own; nothing is recomputed by Tryton. */
export function saleLines(order: Order, productOf: (line: OrderLine) => Product): LineValues[] {
  const { lines, discount, shipping, tax, otherPayments } = order.amounts;
  const worth = order.total.amount + otherPayments.amount;
  const rounding = worth - (lines.amount - discount.amount + shipping.amount + tax.amount);
  return [
    ...order.lines.flatMap((line) => productRows(line, productOf(line), order.currency)),
    ...chargeRow('Discount', -discount.amount, order.currency),
    ...chargeRow('Shipping', shipping.amount, order.currency),
    ...chargeRow('Tax', tax.amount, order.currency),
    ...chargeRow('Rounding', rounding, order.currency),
  ].map((values, index) => ({ ...values, sequence: index + 1 }));
}

function productRows(line: OrderLine, product: Product, currency: string): LineValues[] {
  return evenRows(line.total.amount, line.quantity).map(({ quantity, price }) => ({
    type: 'line',
    product: product.id,
    unit: product.unit,
    quantity,
    unit_price: amountOut(price, currency),
    description: line.name.slice(0, 1000),
    taxes: [],
  }));
}

function chargeRow(description: string, amount: number, currency: string): LineValues[] {
  if (amount === 0) return [];
  return [{ type: 'line', quantity: 1, unit_price: amountOut(amount, currency), description, taxes: [] }];
}

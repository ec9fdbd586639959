import type { Order, OrderLine } from '#contracts/models/order';
import { evenRows } from '#connectors/kit/erp/even-rows';
import { jsonAmount } from '#connectors/kit/erp/json-amount';

/** Where what is no item is booked: numbers of our chart. */
export const CHARGE_ACCOUNTS = {
  discount: '4020',
  shipping: '4010',
  tax: '2100',
  rounding: '7010',
} as const;

type LineValues = Readonly<Record<string, string | number>>;

export interface OrderLinesInput {
  readonly order: Order;
  readonly itemOf: (line: OrderLine) => string;
  /** G/L accounts of what is no item. */
  readonly accounts: Readonly<Record<'discount' | 'shipping' | 'tax' | 'rounding', string>>;
  readonly taxCode: string | null;
  readonly location: string | null;
}

/** Items, then discount, shipping, tax and rounding on accounts of their own; nothing is left for Business Central to compute. */
export function orderLines({ order, itemOf, accounts, taxCode, location }: OrderLinesInput): LineValues[] {
  const { lines, discount, shipping, tax, otherPayments } = order.amounts;
  const worth = order.total.amount + otherPayments.amount;
  const rounding = worth - (lines.amount - discount.amount + shipping.amount + tax.amount);
  const charge = (account: string, description: string, amount: number): LineValues[] =>
    amount === 0 ? [] : [chargeLine(account, description, amount, order.currency)];
  return [
    ...order.lines.flatMap((line) => itemLines(line, itemOf(line), location)),
    ...charge(accounts.discount, 'Discount', -discount.amount),
    ...charge(accounts.shipping, 'Shipping', shipping.amount),
    ...charge(accounts.tax, 'Tax', tax.amount),
    ...charge(accounts.rounding, 'Rounding', rounding),
  ].map((line) => ({ ...line, ...(taxCode !== null && { taxCode }) }));
}

function itemLines(line: OrderLine, item: string, location: string | null): LineValues[] {
  return evenRows(line.total.amount, line.quantity).map(({ quantity, price }) => ({
    lineType: 'Item',
    lineObjectNumber: item,
    description: line.name.replace(/\s+/g, ' ').slice(0, 100),
    quantity,
    unitPrice: jsonAmount(price, line.total.currency),
    ...(location !== null && { locationId: location }),
  }));
}

/** What is taken off has a negative quantity: prices are never below zero. */
function chargeLine(account: string, description: string, amount: number, currency: string): LineValues {
  return {
    lineType: 'Account',
    lineObjectNumber: account,
    description,
    quantity: Math.sign(amount),
    unitPrice: jsonAmount(Math.abs(amount), currency),
  };
}

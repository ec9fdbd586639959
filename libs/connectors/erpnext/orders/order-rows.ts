import type { Order, OrderLine } from '#contracts/models/order';
import { evenRows } from '#connectors/kit/erp/even-rows';
import { amountOut } from '../amounts';

export type OrderRow = Readonly<Record<string, string | number>>;

/** A line as one or two rows, so that rate times quantity is the line's total to the unit. */
export function itemRows(line: OrderLine, itemCode: string, common: OrderRow): OrderRow[] {
  return evenRows(line.total.amount, line.quantity).map(({ quantity, price }) => ({
    ...common,
    item_code: itemCode,
    description: line.name.slice(0, 1000),
    qty: quantity,
    rate: amountOut(price, line.total.currency),
  }));
}

/** Where charges are booked: numbers of our chart. A discount is a field of the order. */
export const CHARGE_ACCOUNTS = { shipping: '4010', tax: '2100', rounding: '7010' } as const;

export interface ChargeAccounts {
  readonly shipping: string;
  readonly tax: string;
  readonly rounding: string;
}

/** Shipping, tax and what the shop's total differs from the sum of its parts, each as an amount of its own. */
export function chargeRows(order: Order, accounts: ChargeAccounts): OrderRow[] {
  const { lines, discount, shipping, tax, otherPayments } = order.amounts;
  const worth = order.total.amount + otherPayments.amount;
  const rounding = worth - (lines.amount - discount.amount + shipping.amount + tax.amount);
  const charge = (account: string, description: string, amount: number): OrderRow[] =>
    amount === 0
      ? []
      : [
          {
            charge_type: 'Actual',
            account_head: account,
            description,
            tax_amount: amountOut(amount, order.currency),
          },
        ];
  return [
    ...charge(accounts.shipping, 'Shipping', shipping.amount),
    ...charge(accounts.tax, 'Tax', tax.amount),
    ...charge(accounts.rounding, 'Rounding', rounding),
  ];
}

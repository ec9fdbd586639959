import type { Order, OrderLine } from '#contracts/models/order';

/** A line as the payment page shows it: `quantity × unitAmount`, smallest unit of the order's currency. */
export interface PresentedLine {
  readonly name: string;
  readonly quantity: number;
  readonly unitAmount: number;
}

export interface LineLabels {
  readonly order: (number: string) => string;
  readonly item: string;
  readonly shipping: string;
  readonly tax: string;
  /** A residue that the order's amounts do not explain line by line. */
  readonly other: string;
}

const MAX_LINES = 100;
const MAX_NAME_LENGTH = 250;

const ENGLISH: LineLabels = {
  order: (number) => `Order ${number}`,
  item: 'Item',
  shipping: 'Shipping',
  tax: 'Tax',
  other: 'Shipping, taxes and adjustments',
};

/**
 * Lines that sum to the order's total, always. The items are shown when nothing but positive, named amounts is missing to the
 * total; a negative residue (order discounts, gift cards), negative lines or more than 100 lines give one line with the total.
 */
export function presentLines(order: Order, labels: LineLabels = ENGLISH): PresentedLine[] {
  const single = [line(labels.order(order.number), 1, order.total.amount)];
  if (order.lines.length === 0 || order.lines.some((item) => !presentable(item, order.currency)))
    return single;
  const items = order.lines.map((item) => presentItem(item, labels));
  const residue = order.total.amount - sum(items);
  if (residue < 0) return single;
  const presented = [...items, ...presentResidue(order, residue, labels)];
  return presented.length > MAX_LINES ? single : presented;
}

function presentable(item: OrderLine, currency: string): boolean {
  return item.total.amount >= 0 && item.total.currency === currency;
}

/** A line with a discount of its own has no whole unit price: it becomes one piece that names its quantity. */
function presentItem(item: OrderLine, labels: LineLabels): PresentedLine {
  const name = item.name.trim() || item.sku || labels.item;
  const even =
    item.unitPrice.currency === item.total.currency &&
    item.unitPrice.amount * item.quantity === item.total.amount;
  if (even) return line(name, item.quantity, item.unitPrice.amount);
  return line(item.quantity === 1 ? name : `${item.quantity} × ${name}`, 1, item.total.amount);
}

function presentResidue(order: Order, residue: number, labels: LineLabels): PresentedLine[] {
  if (residue === 0) return [];
  const named = [
    line(labels.shipping, 1, order.amounts.shipping.amount),
    line(labels.tax, 1, order.amounts.tax.amount),
  ].filter((part) => part.unitAmount > 0);
  return sum(named) === residue ? named : [line(labels.other, 1, residue)];
}

function line(name: string, quantity: number, unitAmount: number): PresentedLine {
  return { name: name.slice(0, MAX_NAME_LENGTH), quantity, unitAmount };
}

function sum(lines: readonly PresentedLine[]): number {
  return lines.reduce((total, part) => total + part.quantity * part.unitAmount, 0);
}

import type { OrderLine } from '#contracts/models/order';
import { Failure } from '#platform/errors/failure';
import { moneyFromDecimal } from '#platform/money/money-decimal';
import type { OcLineItem, OcOrder } from '../rest/models';
import { explainingAmount } from './order-money';

/** Line items in the order of their IDs, then gratuity and fees, which are part of the total too. */
export function linesOf(lineItems: readonly OcLineItem[], order: OcOrder, currency: string): OrderLine[] {
  const sorted = [...lineItems].sort((left, right) => (left.ID < right.ID ? -1 : 1));
  return [
    ...sorted.map((item) => lineOf(item, currency)),
    ...extraLine('gratuity', 'Gratuity', order.Gratuity, currency),
    ...extraLine('fees', 'Fees', order.Fees, currency),
  ];
}

/** A unit price with more digits than the currency has, or a broken quantity, makes one line with the item's total. */
function lineOf(item: OcLineItem, currency: string): OrderLine {
  if (!(item.Quantity > 0)) throw invalidQuantity(item);
  const name = item.Product?.Name ?? item.ProductID ?? `Item ${item.ID}`;
  const total = explainingAmount(item.LineTotal, 'LineItem.LineTotal', currency);
  const unitPrice = moneyFromDecimal(String(item.UnitPrice ?? 0), currency);
  const line = { lineId: item.ID, sku: item.Variant?.ID ?? item.ProductID ?? null, total };
  return unitPrice.ok && Number.isSafeInteger(item.Quantity)
    ? { ...line, name, quantity: item.Quantity, unitPrice: unitPrice.value }
    : {
        ...line,
        name: item.Quantity === 1 ? name : `${item.Quantity} × ${name}`,
        quantity: 1,
        unitPrice: total,
      };
}

function extraLine(
  lineId: string,
  name: string,
  value: number | null | undefined,
  currency: string,
): OrderLine[] {
  const total = explainingAmount(value, `Order.${name}`, currency);
  return total.amount === 0 ? [] : [{ lineId, sku: null, name, quantity: 1, unitPrice: total, total }];
}

function invalidQuantity(item: OcLineItem): Failure {
  return Failure.mapping('invalid-quantity', `A line item has the quantity ${item.Quantity}`, {
    details: { field: 'LineItem.Quantity', value: item.Quantity, expected: 'a number above zero' },
    suggestion: 'Correct or remove the line item in OrderCloud, then replay the message.',
  });
}

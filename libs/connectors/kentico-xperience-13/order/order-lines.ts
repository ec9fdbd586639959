import type { OrderLine } from '#contracts/models/order';
import { Failure } from '#platform/errors/failure';
import { moneyFromDecimal } from '#platform/money/money-decimal';
import type { KenticoRow } from '../rest/kentico-row';
import { explainingAmount } from './order-amounts';

/**
 * Items as lines, in the order of their keys. A unit price with more digits than the currency has makes one line with the item's
 * total and the count in its name.
 */
export async function linesOf(
  items: readonly KenticoRow[],
  currency: string,
  skuNumber: (id: number) => Promise<string | null>,
): Promise<OrderLine[]> {
  const sorted = [...items].sort(
    (left, right) => left.requiredInteger('OrderItemID') - right.requiredInteger('OrderItemID'),
  );
  return Promise.all(sorted.map((item) => lineOf(item, currency, skuNumber)));
}

async function lineOf(
  item: KenticoRow,
  currency: string,
  skuNumber: (id: number) => Promise<string | null>,
): Promise<OrderLine> {
  const count = positiveCount(item);
  const name = item.text('OrderItemSKUName') ?? `Item ${item.requiredInteger('OrderItemID')}`;
  const total = explainingAmount(item, 'OrderItemTotalPrice', currency);
  const unitPrice = moneyFromDecimal(item.text('OrderItemUnitPrice') ?? '0', currency);
  const skuId = item.integer('OrderItemSKUID');
  const line = {
    lineId: String(item.requiredInteger('OrderItemID')),
    sku: skuId === null ? null : await skuNumber(skuId),
    total,
  };
  return unitPrice.ok
    ? { ...line, name, quantity: count, unitPrice: unitPrice.value }
    : { ...line, name: count === 1 ? name : `${count} × ${name}`, quantity: 1, unitPrice: total };
}

function positiveCount(item: KenticoRow): number {
  const count = item.requiredInteger('OrderItemUnitCount');
  if (count > 0) return count;
  throw Failure.mapping('invalid-quantity', `An order item has the quantity ${count}`, {
    details: { field: 'OrderItemUnitCount', value: count, expected: 'a whole number above zero' },
    suggestion: 'Correct or remove the item in Kentico, then replay the message.',
  });
}

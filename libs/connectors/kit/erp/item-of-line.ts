import type { Order, OrderLine } from '#contracts/models/order';
import { Failure } from '#platform/errors/failure';

export interface ItemSettings {
  /** For lines without an SKU. */
  readonly fallback: string | null;
  /** Name of the setting that holds it. */
  readonly setting: string;
  /** What the ERP calls by the SKU: `name of an item`. */
  readonly expected: string;
}

/** The SKU of a line, or the fallback for a line without one. @throws Failure mapping `erp-line-without-item` */
export function itemOfLine(
  line: OrderLine,
  order: Pick<Order, 'number'>,
  { fallback, setting, expected }: ItemSettings,
): string {
  const item = line.sku ?? fallback;
  if (item) return item;
  throw Failure.mapping('erp-line-without-item', `Line "${line.name}" of order ${order.number} has no SKU`, {
    details: { field: 'order.lines.sku', value: null, expected },
    suggestion: `Give the product a SKU, or set ${setting} in the ERP connection.`,
  });
}

import type { OcInventoryRecord, OcLineItem, OcProduct } from '../rest/models';

export type StockKind = 'product' | 'variant' | 'inventory-record';

/** Where the stock of a line is kept, and how to read and write it there. */
export interface StockPlace {
  readonly kind: StockKind;
  readonly path: string;
}

export interface NoStock {
  readonly kind: 'none';
  /** In words. */
  readonly why: string;
}

/**
 * OrderCloud takes a line's goods from its inventory record where it names one, else from its variant or its product. Where a product has
 * inventory records and the line names none, nothing was taken.
 */
export function stockPlaceOf(
  item: OcLineItem,
  product: OcProduct,
  records: readonly OcInventoryRecord[],
): StockPlace | NoStock {
  const base = `products/${encodeURIComponent(product.ID)}`;
  const variantId = item.Variant?.ID ?? null;
  const variant = variantId === null ? base : `${base}/variants/${encodeURIComponent(variantId)}`;
  const { Inventory: inventory } = product;
  if (inventory?.Enabled !== true) return { kind: 'none', why: 'no stock is kept of the product' };
  const own = inventory.VariantLevelTracking === true ? variant : base;
  if (item.InventoryRecordID) {
    const path = `${own}/inventoryrecords/${encodeURIComponent(item.InventoryRecordID)}`;
    return { kind: 'inventory-record', path };
  }
  if (records.length > 0) return { kind: 'none', why: 'the line names no inventory record' };
  return { kind: own === base ? 'product' : 'variant', path: own };
}

import type { StockReturn, StockReturned } from '#connectors/kit/commerce-port';
import type { OrderCloudOrderReader } from '../order/ordercloud-order.reader';
import type { OcLineItem } from '../rest/models';
import { inventoryRecordSchema, listOf, productSchema } from '../rest/models';
import type { OrderCloudClient } from '../rest/ordercloud.client';
import { StockAdjuster } from './stock-adjuster';
import { stockPlaceOf, type NoStock, type StockPlace } from './stock-place';

/** Statuses in which OrderCloud has taken the goods of an order from stock. */
const TAKEN_IN: ReadonlySet<string> = new Set(['Open', 'Completed']);

const records = listOf(inventoryRecordSchema);

/** Puts goods of canceled and returned orders back to where OrderCloud took them from: it does not do so itself. */
export class StockReturner {
  private readonly adjuster: StockAdjuster;

  constructor(
    /** With the role to write products. */
    private readonly products: OrderCloudClient,
    private readonly orders: OrderCloudOrderReader,
  ) {
    this.adjuster = new StockAdjuster(products);
  }

  async putBack({ orderId, sourceId, takenIn, items }: StockReturn): Promise<StockReturned> {
    if (takenIn !== null && !TAKEN_IN.has(takenIn)) return { items: [], skipped: [] };
    const { lineItems } = await this.orders.readRaw(orderId);
    const returned: StockReturned['items'][number][] = [];
    const skipped: StockReturned['skipped'][number][] = [];
    for (const item of lineItems) {
      const quantity = quantityOf(item, items);
      if (quantity <= 0) continue;
      const place = await this.placeOf(item);
      if (place.kind === 'none') {
        skipped.push({ lineId: item.ID, reason: place.why });
        continue;
      }
      const key = JSON.stringify([orderId, item.ID, sourceId]);
      const available = await this.adjuster.add(place, key, quantity);
      returned.push({ lineId: item.ID, quantity, place: place.kind, available });
    }
    return { items: returned, skipped };
  }

  private async placeOf(item: OcLineItem): Promise<StockPlace | NoStock> {
    if (!item.ProductID) return { kind: 'none', why: 'the line names no product' };
    const path = `products/${encodeURIComponent(item.ProductID)}`;
    const product = await this.products.find(path, productSchema);
    if (product === null) return { kind: 'none', why: 'the product is gone' };
    const inventory = `${path}/inventoryrecords`;
    const asked = product.Inventory?.Enabled === true && !item.InventoryRecordID;
    const found = asked
      ? await this.products.get(inventory, records, { page: 1, pageSize: 1 })
      : { Items: [] };
    return stockPlaceOf(item, product, found.Items);
  }
}

/** Without a list: what has not left the house. Never more than was ordered. */
function quantityOf(item: OcLineItem, items: StockReturn['items']): number {
  if (items === null) return item.Quantity - (item.QuantityShipped ?? 0);
  const asked = items.filter(({ lineId }) => lineId === item.ID);
  const sum = asked.reduce((total, { quantity }) => total + (quantity ?? item.Quantity), 0);
  return Math.min(sum, item.Quantity);
}

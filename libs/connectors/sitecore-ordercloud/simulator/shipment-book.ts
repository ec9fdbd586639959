import type { Collection, SimulatorStore } from '#connectors/kit/simulator/simulator-store';
import type { Fields } from './models';
import { patched, textOr } from './models';
import { OcError } from './oc-error';
import type { OrderBook, OrderRecord } from './order-book';

interface Kept {
  shipment: Fields;
  items: Fields[];
  /** When an index knows of it. */
  createdAt: string;
}

/** Shipments and what is in them: an item raises the quantity shipped of its line, and the last one completes the order. */
export class ShipmentBook {
  private readonly shipments: Collection<Kept>;

  constructor(
    store: SimulatorStore,
    private readonly orders: OrderBook,
  ) {
    this.shipments = store.collection('shipments');
  }

  all(): Fields[] {
    return this.shipments.values().map(({ shipment }) => shipment);
  }

  /** Those with goods of the order that existed before an instant. */
  ofOrder(orderId: string, indexedUntil: number): Fields[] {
    this.orders.require(orderId);
    return this.shipments
      .values()
      .filter(({ items, createdAt }) => Date.parse(createdAt) <= indexedUntil && has(items, orderId))
      .map(({ shipment }) => shipment);
  }

  require(id: string): Fields {
    return this.kept(id).shipment;
  }

  items(id: string): Fields[] {
    return this.kept(id).items;
  }

  item(id: string, orderId: string, lineItemId: string): Fields {
    const found = this.items(id).find((item) => isAbout(item, orderId, lineItemId));
    if (!found) throw OcError.notFound('ShipmentItem', `${orderId}/${lineItemId}`);
    return found;
  }

  create(body: Fields): Fields {
    const ID = textOr(body['ID'], `shipment-${this.shipments.values().length + 1}`);
    if (this.shipments.has(ID)) throw OcError.idExists('Shipment', ID);
    const empty = { BuyerID: null, Shipper: null, DateShipped: null, TrackingNumber: null, Cost: null };
    const shipment = { ...empty, Account: null, DateDelivered: null, xp: null, ...body, ID };
    return this.shipments.set(ID, { shipment, items: [], createdAt: this.orders.now() }).shipment;
  }

  patch(id: string, changes: Fields): Fields {
    const kept = this.kept(id);
    const shipment = patched(kept.shipment, { ...changes, ID: id });
    return this.shipments.set(id, { ...kept, shipment }).shipment;
  }

  /** Makes the item, or gives one that is there another quantity. */
  saveItem(id: string, body: Fields): Fields {
    const kept = this.kept(id);
    const [orderId, lineItemId] = [textOr(body['OrderID'], ''), textOr(body['LineItemID'], '')];
    const record = this.orders.require(orderId);
    const before = kept.items.find((item) => isAbout(item, orderId, lineItemId));
    const QuantityShipped = Number(body['QuantityShipped'] ?? 0);
    const more = QuantityShipped - Number(before?.['QuantityShipped'] ?? 0);
    requireShippable(record, lineItemId, QuantityShipped, more);
    const item = { OrderID: orderId, LineItemID: lineItemId, QuantityShipped, xp: null };
    const others = kept.items.filter((known) => known !== before);
    this.shipments.set(id, { ...kept, items: [...others, item] });
    this.orders.ship(record, { [lineItemId]: more });
    return item;
  }

  private kept(id: string): Kept {
    const found = this.shipments.get(id);
    if (!found) throw OcError.notFound('Shipment', id);
    return found;
  }
}

function requireShippable(
  { lineItems }: OrderRecord,
  lineItemId: string,
  quantity: number,
  more: number,
): void {
  const line = lineItems.find(({ ID }) => ID === lineItemId);
  if (!line) throw OcError.notFound('LineItem', lineItemId);
  const left = Number(line['Quantity']) - Number(line['QuantityShipped']);
  if (!(quantity > 0) || more > left) {
    throw OcError.invalid('Shipment.InvalidQuantity', `At most ${left} more can be shipped.`);
  }
}

const isAbout = (item: Fields, orderId: string, lineItemId: string): boolean =>
  item['OrderID'] === orderId && item['LineItemID'] === lineItemId;
const has = (items: readonly Fields[], orderId: string): boolean =>
  items.some(({ OrderID }) => OrderID === orderId);

import type { CommerceParcel } from '#connectors/kit/commerce-port';
import { listOf, shipmentItemSchema, shipmentSchema, type OcShipment } from '../rest/models';
import type { OrderCloudClient } from '../rest/ordercloud.client';
import { readAll } from '../rest/read-all';

const PAGE = 100;
/** The last page that a list serves. */
const MOST_PAGES = 30;
/** Parcels of one order; the goods of any further are known by line only. */
const MOST_PARCELS = 200;
const AT_A_TIME = 5;
const LONGEST_TEXT = 200;

/** Reads the shipments of an order: what is in which parcel, who carries it, and under which number. */
export class ParcelReader {
  constructor(
    /** With the role to read shipments. */
    private readonly client: OrderCloudClient,
  ) {}

  /** In the order in which they left; those without a date come last. */
  async read(orderPath: string, orderId: string): Promise<CommerceParcel[]> {
    const shipments = await readAll(this.client, `${orderPath}/shipments`, shipmentSchema);
    const parcels: CommerceParcel[] = [];
    const wanted = shipments.sort(byTime).slice(0, MOST_PARCELS);
    for (let start = 0; start < wanted.length; start += AT_A_TIME) {
      const some = wanted.slice(start, start + AT_A_TIME);
      parcels.push(...(await Promise.all(some.map((shipment) => this.parcelOf(shipment, orderId)))));
    }
    return parcels.filter(({ items }) => items.length > 0);
  }

  private async parcelOf(shipment: OcShipment, orderId: string): Promise<CommerceParcel> {
    return {
      parcelId: shipment.ID,
      carrier: textOf(shipment.Shipper),
      trackingNumber: textOf(shipment.TrackingNumber),
      shippedAt: instantOf(shipment.DateShipped),
      items: await this.items(shipment.ID, orderId),
    };
  }

  /** A shipment may hold goods of several orders. Its items have no ID of their own to page by. */
  private async items(shipmentId: string, orderId: string): Promise<CommerceParcel['items']> {
    const path = `shipments/${encodeURIComponent(shipmentId)}/items`;
    const quantities = new Map<string, number>();
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const { Items } = await this.client.get(path, listOf(shipmentItemSchema), { page, pageSize: PAGE });
      for (const { OrderID, LineItemID, QuantityShipped } of Items) {
        // One item per line: what is met again because the list moved is the same goods.
        if (OrderID === orderId && (QuantityShipped ?? 0) > 0) quantities.set(LineItemID, QuantityShipped!);
      }
      if (Items.length < PAGE) break;
    }
    return [...quantities].map(([lineId, quantity]) => ({ lineId, quantity }));
  }
}

function byTime(left: OcShipment, right: OcShipment): number {
  const key = ({ DateShipped, ID }: OcShipment): string => `${instantOf(DateShipped) ?? '~'} ${ID}`;
  return key(left) < key(right) ? -1 : 1;
}

function textOf(value: string | null | undefined): string | null {
  return value?.trim().slice(0, LONGEST_TEXT) || null;
}

/** A date that cannot be read is no reason to hold an order up. */
function instantOf(value: string | null | undefined): string | null {
  const date = new Date(value ?? '');
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

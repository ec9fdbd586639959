import { Inject, Injectable } from '@nestjs/common';
import type { CommerceOrder } from '#connectors/kit/commerce-port';
import { OrderParcelUpdated, OrderShipped } from '#contracts/events/orders';
import type { Parcel } from '#contracts/models/parcel';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { CLOCK } from '#service/tokens';
import { OrderParcelRepository } from '../database/order-parcel.repository';
import { OrderShipmentRepository } from '../database/order-shipment.repository';
import { shareParcels, type ToldParcel } from '../domain/share-parcels';
import { shipInParts, type Shipment } from '../domain/ship-order';

/** Tells each part of an order that has left, once, parcel by parcel where the parcels are known. */
@Injectable()
export class ShipmentTeller {
  constructor(
    private readonly shipments: OrderShipmentRepository,
    private readonly parcels: OrderParcelRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async tell(tx: Tx, message: MessageContext, seen: CommerceOrder): Promise<void> {
    const { order, shipped: lines, parcels = [] } = seen;
    if (lines === undefined || lines.every(({ shipped }) => shipped === 0)) return;
    const key = { storeId: order.storeId, orderId: order.orderId };
    const told = await this.shipments.told(tx, key);
    const toldParcels = parcels.length === 0 ? [] : await this.parcels.told(tx, key);
    const shared = shareParcels(lines, parcels, told.quantities, toldParcels);
    const now = this.clock.now();
    for (const { shipment, parcel } of shipInParts(order, lines, told, shared.pieces)) {
      await this.shipments.tell(tx, key, shipment, order.currency, now);
      await this.publish(tx, message, seen, shipment, parcel);
    }
    await this.parcels.tell(tx, key, shared.parcels, now);
    for (const parcel of shared.updated) await this.update(tx, message, seen, parcel);
  }

  private async publish(
    tx: Tx,
    message: MessageContext,
    { order: { storeId, orderId, currency } }: CommerceOrder,
    { sequence, items, amount, shipped, complete }: Shipment,
    parcel: Parcel | null,
  ): Promise<void> {
    const body = {
      storeId,
      orderId,
      shipmentId: `shipment-${sequence}`,
      items: [...items],
      amount: { amount, currency },
      shipped: { amount: shipped, currency },
      complete,
      ...(parcel && { parcel }),
      at: this.clock.now().toISOString(),
    };
    await message.publish(tx, OrderShipped, body, { correlation: { storeId, orderId } });
  }

  private async update(
    tx: Tx,
    message: MessageContext,
    { order: { storeId, orderId } }: CommerceOrder,
    { parcel, quantities }: ToldParcel,
  ): Promise<void> {
    const items = Object.entries(quantities).map(([lineId, quantity]) => ({ lineId, quantity }));
    const body = { storeId, orderId, parcel, items, at: this.clock.now().toISOString() };
    await message.publish(tx, OrderParcelUpdated, body, { correlation: { storeId, orderId } });
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { CommerceOrder } from '#connectors/kit/commerce-port';
import { OrderParcelUpdated, OrderShipped, type OrderStatusChanged } from '#contracts/events/orders';
import type { BodyOf } from '#contracts/message';
import type { Parcel } from '#contracts/models/parcel';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { CLOCK } from '#service/tokens';
import { OrderParcelRepository } from '../database/order-parcel.repository';
import { OrderShipmentRepository } from '../database/order-shipment.repository';
import { shareParcels, type ToldParcel } from '../domain/share-parcels';
import { shipInParts, shipmentIdOf, type Shipment } from '../domain/ship-order';

/** The last shipment told of an order, as a move of its status names it. */
export type LastShipment = BodyOf<typeof OrderStatusChanged>['shipment'];

/** Tells each part of an order that has left, once, parcel by parcel where the parcels are known. */
@Injectable()
export class ShipmentTeller {
  constructor(
    private readonly shipments: OrderShipmentRepository,
    private readonly parcels: OrderParcelRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Answers the last shipment told of the order, now or before. */
  async tell(tx: Tx, message: MessageContext, seen: CommerceOrder): Promise<LastShipment> {
    const { order, shipped: lines, parcels = [] } = seen;
    if (lines === undefined || lines.every(({ shipped }) => shipped === 0)) return undefined;
    const key = { storeId: order.storeId, orderId: order.orderId };
    const told = await this.shipments.told(tx, key);
    const toldParcels = parcels.length === 0 ? [] : await this.parcels.told(tx, key);
    const shared = shareParcels(lines, parcels, told.quantities, toldParcels);
    const now = this.clock.now();
    const parts = shipInParts(order, lines, told, shared.pieces);
    for (const { shipment, parcel } of parts) {
      await this.shipments.tell(tx, key, shipment, order.currency, now);
      await this.publish(tx, message, seen, shipment, parcel);
    }
    await this.parcels.tell(tx, key, shared.parcels, now);
    for (const parcel of shared.updated) await this.update(tx, message, seen, parcel);
    const last = parts.at(-1)?.shipment ?? { sequence: told.count, complete: told.complete };
    return last.sequence === 0
      ? undefined
      : { shipmentId: shipmentIdOf(last.sequence), complete: last.complete };
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
      shipmentId: shipmentIdOf(sequence),
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

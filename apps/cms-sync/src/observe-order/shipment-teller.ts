import { Inject, Injectable } from '@nestjs/common';
import type { CommerceOrder } from '#connectors/kit/commerce-port';
import { OrderShipped } from '#contracts/events/orders';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { CLOCK } from '#service/tokens';
import { OrderShipmentRepository } from '../database/order-shipment.repository';
import { shipOrder } from '../domain/ship-order';

/** Tells each part of an order that has left, once. */
@Injectable()
export class ShipmentTeller {
  constructor(
    private readonly shipments: OrderShipmentRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async tell(tx: Tx, message: MessageContext, { order, shipped: lines }: CommerceOrder): Promise<void> {
    if (lines === undefined || lines.every(({ shipped }) => shipped === 0)) return;
    const { storeId, orderId, currency } = order;
    const key = { storeId, orderId };
    const shipment = shipOrder(order, lines, await this.shipments.told(tx, key));
    if (!shipment) return;
    const now = this.clock.now();
    await this.shipments.tell(tx, key, shipment, currency, now);
    const { sequence, items, amount, shipped, complete } = shipment;
    const body = {
      ...key,
      shipmentId: `shipment-${sequence}`,
      items: [...items],
      amount: { amount, currency },
      shipped: { amount: shipped, currency },
      complete,
      at: now.toISOString(),
    };
    await message.publish(tx, OrderShipped, body, { correlation: key });
  }
}

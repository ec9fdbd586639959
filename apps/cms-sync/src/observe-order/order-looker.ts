import { Injectable } from '@nestjs/common';
import type { CommerceOrder } from '#connectors/kit/commerce-port';
import type { Store } from '#contracts/models/configuration';
import { Database } from '#platform/database/database';
import { Connectors } from '#service/connectors/connectors';
import { OrderRepository } from '../database/order.repository';
import { OrderAdmission } from './order-admission';

export type Look =
  { readonly ours: true; readonly seen: CommerceOrder } | { readonly ours: false; readonly reason: string };

/** Asks the commerce system for the truth about an order: whatever brought us here was a hint. */
@Injectable()
export class OrderLooker {
  constructor(
    private readonly database: Database,
    private readonly orders: OrderRepository,
    private readonly connectors: Connectors,
    private readonly admission: OrderAdmission,
  ) {}

  async look(store: Store, orderId: string): Promise<Look> {
    const port = await this.connectors.commerce(store.commerce);
    const seen = await port.getOrder(store.id, orderId);
    const known = await this.orders.find(this.database, { storeId: store.id, orderId });
    if (!known) {
      const reason = await this.admission.reasonToLeave(store, port, seen);
      if (reason !== null) return { ours: false, reason };
    }
    this.admission.requireOurs(store, seen);
    return { ours: true, seen };
  }
}

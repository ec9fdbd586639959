import { Inject, Injectable } from '@nestjs/common';
import type { ErpAttempt, ErpPort } from '#connectors/kit/erp-port';
import { ErpOrderPosted } from '#contracts/events/books';
import type { OrderKey } from '#contracts/models/common';
import type { Order } from '#contracts/models/order';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import { Database, type Tx } from '#platform/database/database';
import { Failure } from '#platform/errors/failure';
import { CLOCK } from '#service/tokens';
import { type ErpOrderIds, OrderRepository } from '../database/order.repository';

/** Customer and order in the ERP, for everything that needs them there. */
@Injectable()
export class EnsureErpOrder {
  constructor(
    private readonly database: Database,
    private readonly orders: OrderRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The newest snapshot. @throws Failure transient when the order is not known yet */
  async order(key: OrderKey): Promise<Order> {
    const [newest] = await this.orders.snapshots(this.database, key);
    if (newest) return newest;
    throw Failure.transient('order-unknown-yet', `Order ${key.storeId}/${key.orderId} is not known here yet`);
  }

  known(key: OrderKey, connectionId: string): Promise<ErpOrderIds | null> {
    return this.orders.erpIds(this.database, key, connectionId);
  }

  /** Asks the ERP only when its ids are not known. */
  async ensure(erp: ErpPort, connectionId: string, order: Order, attempt?: ErpAttempt): Promise<ErpOrderIds> {
    const known = await this.known(order, connectionId);
    if (known) return known;
    const { customerId } = await erp.upsertCustomer(order);
    const { documentId } = await erp.postOrder(order, customerId, attempt);
    return { connectionId, customerId, orderId: documentId };
  }

  /** Keeps the ids and tells of them when they are new. */
  async record(
    tx: Tx,
    message: MessageContext,
    { storeId, orderId }: OrderKey,
    ids: ErpOrderIds,
  ): Promise<void> {
    if (!(await this.orders.setErpIds(tx, { storeId, orderId }, ids))) return;
    await message.publish(tx, ErpOrderPosted, {
      storeId,
      orderId,
      erpCustomerId: ids.customerId,
      erpOrderId: ids.orderId,
      at: this.clock.now().toISOString(),
    });
  }
}

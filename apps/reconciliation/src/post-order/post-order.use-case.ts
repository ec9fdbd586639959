import { Injectable } from '@nestjs/common';
import type { PostOrder } from '#contracts/commands/erp';
import type { BodyOf } from '#contracts/message';
import type { MessageContext } from '#messaging/message-context';
import { Database } from '#platform/database/database';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { OrderRepository } from '../database/order.repository';
import { ErpCalls } from '../erp/erp-calls';
import { EnsureErpOrder } from './ensure-erp-order';

/** Gives the ERP the customer and the order. A store without an ERP is no fault: the step completes with nothing. */
@Injectable()
export class PostOrderToErp {
  constructor(
    private readonly database: Database,
    private readonly configuration: ConfigurationCopy,
    private readonly orders: OrderRepository,
    private readonly erpOrders: EnsureErpOrder,
    private readonly calls: ErpCalls,
  ) {}

  async run(body: BodyOf<typeof PostOrder>, message: MessageContext): Promise<void> {
    const { storeId, orderId } = body;
    const { erp: connectionId } = this.configuration.store(storeId);
    if (connectionId === null) {
      await message.once((tx) => message.completeStep(tx, { erpCustomerId: null, erpOrderId: null }));
      return;
    }
    if (body.order) await this.orders.keep(this.database, body.order);
    const order = await this.erpOrders.order({ storeId, orderId });
    await this.calls.run(message, {
      operation: {
        key: `order:${connectionId}:${storeId}/${orderId}`,
        kind: 'order',
        storeId,
        orderId,
        entryId: null,
        connectionId,
      },
      call: (erp, attempt) => this.erpOrders.ensure(erp, connectionId, order, attempt),
      documentId: (ids) => ids.orderId,
      settle: async (tx, ids) => {
        await this.erpOrders.record(tx, message, { storeId, orderId }, ids);
        await message.completeStep(tx, { erpCustomerId: ids.customerId, erpOrderId: ids.orderId });
      },
    });
  }
}

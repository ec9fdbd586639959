import { Inject, Injectable } from '@nestjs/common';
import { InventoryReserved } from '#contracts/events/books';
import type { OrderKey } from '#contracts/models/common';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { CLOCK } from '#service/tokens';
import { ErpCalls } from '../erp/erp-calls';
import { EnsureErpOrder } from '../post-order/ensure-erp-order';

/** Holds stock for an order, which is posted first if it is not there. A shortage is an outcome of the step, not a failure. */
@Injectable()
export class ReserveStock {
  constructor(
    private readonly configuration: ConfigurationCopy,
    private readonly erpOrders: EnsureErpOrder,
    private readonly calls: ErpCalls,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run({ storeId, orderId }: OrderKey, message: MessageContext): Promise<void> {
    const { erp: connectionId } = this.configuration.store(storeId);
    if (connectionId === null) {
      await message.once((tx) => message.completeStep(tx, { reservations: [], shortages: [] }));
      return;
    }
    const order = await this.erpOrders.order({ storeId, orderId });
    await this.calls.run(message, {
      operation: {
        key: `reserve:${connectionId}:${storeId}/${orderId}:${message.messageId}`,
        kind: 'reserve',
        storeId,
        orderId,
        entryId: null,
        connectionId,
      },
      call: async (erp, attempt) => {
        const ids = await this.erpOrders.ensure(erp, connectionId, order);
        const { reservations, shortages = [] } = await erp.reserve(order, ids.orderId, attempt);
        return { ids, reservations, shortages };
      },
      documentId: ({ ids }) => ids.orderId,
      settle: async (tx, { ids, reservations, shortages }) => {
        await this.erpOrders.record(tx, message, { storeId, orderId }, ids);
        if (reservations.length > 0) {
          const at = this.clock.now().toISOString();
          await message.publish(tx, InventoryReserved, { storeId, orderId, reservations, at });
        }
        await message.completeStep(tx, { reservations, shortages });
      },
    });
  }
}

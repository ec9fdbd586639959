import { Inject, Injectable } from '@nestjs/common';
import { InventoryReleased } from '#contracts/events/books';
import type { OrderKey } from '#contracts/models/common';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { CLOCK } from '#service/tokens';
import { ErpCalls } from '../erp/erp-calls';
import { EnsureErpOrder } from '../post-order/ensure-erp-order';

/** Lets go what is held for an order; an order that the ERP never got holds nothing. */
@Injectable()
export class ReleaseStock {
  constructor(
    private readonly configuration: ConfigurationCopy,
    private readonly erpOrders: EnsureErpOrder,
    private readonly calls: ErpCalls,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run({ storeId, orderId }: OrderKey, message: MessageContext): Promise<void> {
    const { erp: connectionId } = this.configuration.store(storeId);
    const ids = connectionId === null ? null : await this.erpOrders.known({ storeId, orderId }, connectionId);
    if (connectionId === null || ids === null) {
      await message.once((tx) => message.completeStep(tx, { released: false }));
      return;
    }
    const order = await this.erpOrders.order({ storeId, orderId });
    await this.calls.run(message, {
      operation: {
        key: `release:${connectionId}:${storeId}/${orderId}:${message.messageId}`,
        kind: 'release',
        storeId,
        orderId,
        entryId: null,
        connectionId,
      },
      call: (erp) => erp.release(order, ids.orderId),
      documentId: () => ids.orderId,
      settle: async (tx) => {
        const at = this.clock.now().toISOString();
        await message.publish(tx, InventoryReleased, { storeId, orderId, at });
        await message.completeStep(tx, { released: true });
      },
    });
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { CommerceOrder } from '#connectors/kit/commerce-port';
import { OrderReturnApproved } from '#contracts/events/orders';
import type { Store } from '#contracts/models/configuration';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { CLOCK } from '#service/tokens';
import { OrderReturnRepository } from '../database/order-return.repository';
import { StockTrigger } from '../put-back-stock/stock-trigger';

/** Tells each approved return of an order once. */
@Injectable()
export class ReturnTeller {
  constructor(
    private readonly told: OrderReturnRepository,
    private readonly stock: StockTrigger,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async tell(
    tx: Tx,
    message: MessageContext,
    store: Store,
    { order, returns }: CommerceOrder,
  ): Promise<void> {
    const key = { storeId: order.storeId, orderId: order.orderId };
    const now = this.clock.now();
    for (const approved of returns ?? []) {
      if (!(await this.told.tell(tx, key, approved, now))) continue;
      const { returnId, amount, reason } = approved;
      const body = { ...key, returnId, amount, items: [...approved.items], reason, at: now.toISOString() };
      await message.publish(tx, OrderReturnApproved, body, { correlation: key });
      await this.stock.returned(tx, message, store, order, approved);
    }
  }
}

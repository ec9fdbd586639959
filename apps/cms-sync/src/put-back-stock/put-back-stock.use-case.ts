import { Inject, Injectable } from '@nestjs/common';
import type { StockReturned } from '#connectors/kit/commerce-port';
import type { PutBackStock } from '#contracts/commands/orders';
import { OrderStockPutBack } from '#contracts/events/orders';
import type { BodyOf } from '#contracts/message';
import type { MessageContext } from '#messaging/message-context';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import { Failure } from '#platform/errors/failure';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { Connectors } from '#service/connectors/connectors';
import { CLOCK } from '#service/tokens';
import { StockLease } from '../database/stock-lease';

type Command = BodyOf<typeof PutBackStock>;

/** Puts goods back, one order after the other: the commerce system knows no "add to stock", so two of us at once would lose a figure. */
@Injectable()
export class PutBackStockUseCase {
  constructor(
    private readonly database: Database,
    private readonly configuration: ConfigurationCopy,
    private readonly connectors: Connectors,
    private readonly lease: StockLease,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(command: Command, message: MessageContext): Promise<void> {
    if (await message.alreadyHandled()) return;
    const { storeId, orderId, sourceId, takenIn, items } = command;
    const connectionId = this.configuration.store(storeId).commerce;
    const port = await this.connectors.commerce(connectionId);
    if (!port.putBackStock) {
      await message.once(() => Promise.resolve());
      return;
    }
    if (!(await this.lease.take(this.database, connectionId, message.messageId))) {
      throw Failure.conflict('stock-busy', 'The stock of another order is being put back');
    }
    try {
      const returned = await port.putBackStock({ orderId, sourceId, takenIn, items });
      await this.tell(command, message, returned);
    } finally {
      await this.lease.release(this.database, connectionId, message.messageId);
    }
  }

  private async tell(
    { storeId, orderId, sourceId }: Command,
    message: MessageContext,
    { items, skipped }: StockReturned,
  ): Promise<void> {
    await message.once(async (tx) => {
      if (items.length + skipped.length === 0) return;
      const key = { storeId, orderId };
      const at = this.clock.now().toISOString();
      const body = { ...key, sourceId, items: [...items], skipped: [...skipped], at };
      await message.publish(tx, OrderStockPutBack, body, { correlation: key });
    });
  }
}

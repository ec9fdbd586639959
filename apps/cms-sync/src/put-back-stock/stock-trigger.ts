import { Injectable } from '@nestjs/common';
import { PutBackStock } from '#contracts/commands/orders';
import type { Store } from '#contracts/models/configuration';
import type { Order } from '#contracts/models/order';
import type { MessageContext } from '#messaging/message-context';
import type { Tx } from '#platform/database/database';
import { Connectors } from '#service/connectors/connectors';
import { ownWordOf } from '../domain/commerce-transition';

interface ReturnedItem {
  readonly lineId: string;
  readonly quantity: number | null;
}

/** Asks for goods to go back into stock, whoever canceled the order: people in the shop or we. */
@Injectable()
export class StockTrigger {
  constructor(private readonly connectors: Connectors) {}

  async canceled(tx: Tx, message: MessageContext, store: Store, known: Order, seen: Order): Promise<void> {
    const isCanceled = ({ commerceStatus }: Order): boolean =>
      ownWordOf(store, commerceStatus) === 'canceled';
    if (isCanceled(known) || !isCanceled(seen)) return;
    await this.ask(tx, message, store, seen, {
      sourceId: 'canceled',
      takenIn: known.commerceStatus,
      items: null,
    });
  }

  async returned(
    tx: Tx,
    message: MessageContext,
    store: Store,
    order: Order,
    { returnId, items }: { readonly returnId: string; readonly items: readonly ReturnedItem[] },
  ): Promise<void> {
    if (items.length === 0) return;
    await this.ask(tx, message, store, order, {
      sourceId: `return-${returnId}`,
      takenIn: null,
      items: [...items],
    });
  }

  private async ask(
    tx: Tx,
    message: MessageContext,
    store: Store,
    { storeId, orderId }: Order,
    wish: { sourceId: string; takenIn: string | null; items: ReturnedItem[] | null },
  ): Promise<void> {
    const port = await this.connectors.commerce(store.commerce);
    if (!port.putBackStock) return;
    const key = { storeId, orderId };
    await message.publish(tx, PutBackStock, { ...key, ...wish }, { correlation: key });
  }
}

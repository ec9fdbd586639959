import { Injectable } from '@nestjs/common';
import type { OrderKey } from '#contracts/models/common';
import { ListJournalEntries } from '#contracts/queries/books';
import { INSPECTIONS, type MessageInspection } from '#contracts/queries/message-inspection';
import { GetOrder } from '#contracts/queries/orders';
import { ListOrderPayments } from '#contracts/queries/payments';
import { QueryClient } from '#messaging/query-client';
import { err, ok, type Result } from '#platform/errors/result';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { currentPayment } from './current-payment';
import { messagesForErp, messagesForShop, type OrderAsItStands } from './messages-for';
import { REFUSALS, type Message, type Receiver, type RefusalCode } from './send-again';

/** The newest; hardly an order has more. */
const MOST_ENTRIES = 200;

export interface Planned extends Message {
  /** Null when its handler cannot say what it would do. */
  readonly preview: MessageInspection['preview'];
}
export interface Refused {
  readonly code: RefusalCode;
  readonly detail: string;
  /** What would fail; empty for the other refusals. */
  readonly messages: readonly Planned[];
}

/** What would be sent, made of what is true of the order now and held against what its receivers have. Changes nothing. */
@Injectable()
export class PlanSendAgain {
  constructor(
    private readonly queries: QueryClient,
    private readonly configuration: ConfigurationCopy,
  ) {}

  /** Undefined for an order that nobody knows. */
  async plan(key: OrderKey, to: Receiver): Promise<Result<Planned[], Refused> | undefined> {
    const [known, { payments }] = await Promise.all([
      this.queries.ask(GetOrder, key),
      this.queries.ask(ListOrderPayments, key),
    ]);
    if (!known) return undefined;
    const messages = await this.messages({ ...known, payment: currentPayment(payments) }, to);
    if (!messages.ok) return err(refused(messages.error));
    const planned = await Promise.all(messages.value.map((message) => this.inspect(message)));
    const wanted = planned.filter(({ preview }) => preview?.verdict !== 'nothing-to-do');
    if (wanted.length === 0) return err(refused('nothing-to-send'));
    if (wanted.some(({ preview }) => preview?.verdict !== 'would-fail')) return ok(wanted);
    return err({
      code: 'would-fail',
      detail: wanted[0]?.preview?.sentence ?? REFUSALS['would-fail'],
      messages: wanted,
    });
  }

  private async messages(order: OrderAsItStands, to: Receiver): Promise<Result<Message[], RefusalCode>> {
    if (to === 'shop') return ok(messagesForShop(order));
    const { storeId, orderId } = order.summary;
    await this.configuration.refresh();
    if (this.configuration.store(storeId).erp === null) return err('no-erp');
    const page = { storeIds: [storeId], orderId, cursor: null, limit: MOST_ENTRIES };
    const { items } = await this.queries.ask(ListJournalEntries, page);
    // The oldest first: what takes an entry back needs it there.
    return messagesForErp(order, items.toReversed());
  }

  private async inspect(message: Message): Promise<Planned> {
    const { service, type } = message.command;
    const asked = { messageId: 'not-sent-yet', type, body: message.body };
    const { preview } = await this.queries.ask(INSPECTIONS[service], asked);
    return { ...message, preview };
  }
}

const refused = (code: RefusalCode): Refused => ({ code, detail: REFUSALS[code], messages: [] });

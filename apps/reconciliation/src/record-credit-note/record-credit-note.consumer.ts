import { Controller } from '@nestjs/common';
import { CreditNoteIssued } from '#contracts/events/subscriptions';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { proportion } from '../domain/allocate-signed';
import { bookOwn } from '../domain/book-own';
import { dayOf } from '../domain/day';
import { EntryRecorder } from '../record-entry/entry-recorder';

/**
 * What a credit note puts to the customer's balance is owed from now on; what it refunds is a movement of its own. By the note's
 * number, so that it is not booked twice where somebody has booked it by hand.
 */
@Controller()
export class RecordCreditNoteConsumer {
  constructor(
    private readonly configuration: ConfigurationCopy,
    private readonly recorder: EntryRecorder,
  ) {}

  @Handles(CreditNoteIssued)
  async record(body: BodyOf<typeof CreditNoteIssued>, message: MessageContext): Promise<void> {
    const { storeId, creditNote } = body;
    const { number, total, tax, toBalance, createdAt } = creditNote;
    const value = toBalance.amount;
    const taxOffset = total.amount > 0 ? proportion(value, tax.amount, total.amount) : 0;
    await message.once(async (tx) => {
      const store = this.configuration.store(storeId);
      const draft = bookOwn({
        category: 'store-credit-issued',
        amounts: { value, revenueOffset: value - taxOffset, taxOffset },
        currency: toBalance.currency,
        date: dayOf(new Date(createdAt), store.timeZone),
        about: number,
      });
      if (!draft) return;
      const key = `store-credit-issued:${number}`;
      // The invoice keeps the books of a renewal: no order stands on the entry.
      await this.recorder.record(tx, message, {
        ...{ store, orderId: null, connectionId: null, key, draft },
        source: { creditNote },
        sourceId: number,
      });
    });
  }
}

import { Controller } from '@nestjs/common';
import { RecordOwnEntry } from '#contracts/commands/books';
import type { BodyOf } from '#contracts/message';
import { Handles } from '#messaging/handles';
import type { MessageContext } from '#messaging/message-context';
import { ConfigurationCopy } from '#service/configuration/configuration-copy';
import { Replies } from '#service/replies/replies';
import { JournalRepository } from '../database/journal.repository';
import { bookOwn, type OwnHappening } from '../domain/book-own';
import type { Amounts } from '../domain/entry-lines';
import { EntryRecorder } from '../record-entry/entry-recorder';
import { refusal } from '../replies/refusal';

type Request = BodyOf<typeof RecordOwnEntry>;

/** Books what only the merchant knows: store credit, gift cards that will not be redeemed. One entry per reference. */
@Controller()
export class RecordOwnEntryConsumer {
  constructor(
    private readonly configuration: ConfigurationCopy,
    private readonly journal: JournalRepository,
    private readonly recorder: EntryRecorder,
    private readonly replies: Replies,
  ) {}

  @Handles(RecordOwnEntry)
  async record(body: Request, message: MessageContext): Promise<void> {
    const { storeId, orderId, kind, reference, requestId } = body;
    const store = this.configuration.store(storeId);
    await message.once(async (tx) => {
      if (body.tax > body.amount || (kind === 'gift-card-breakage' && body.tax !== 0)) {
        const problem = refusal(422, 'tax-not-possible', 'The tax does not fit the amount');
        return this.replies.refused(tx, message, requestId, problem);
      }
      const key = `${kind}:${reference}`;
      const draft = bookOwn(happeningOf(body))!;
      const entry = await this.recorder.record(tx, message, {
        store,
        orderId,
        connectionId: null,
        key,
        draft,
        source: body,
        sourceId: reference,
      });
      if (entry) return this.replies.done(tx, message, requestId, { entry });
      const standing = (await this.journal.findByKey(tx, storeId, key))!;
      const same = JSON.stringify(standing.lines) === JSON.stringify(draft.lines);
      if (same) return this.replies.done(tx, message, requestId, { entry: standing });
      const problem = refusal(409, 'reference-booked-already', `${reference} is booked with another amount`);
      return this.replies.refused(tx, message, requestId, problem);
    });
  }
}

function happeningOf({ kind, amount, tax, currency, date, reference }: Request): OwnHappening {
  return { category: kind, amounts: amountsOf(kind, amount, tax), currency, date, about: reference };
}

function amountsOf(kind: Request['kind'], value: number, tax: number): Amounts {
  switch (kind) {
    case 'store-credit-issued':
      return { value, revenueOffset: value - tax, taxOffset: tax };
    case 'store-credit-spent':
      return { value, sales: value - tax, tax };
    case 'gift-card-breakage':
      return { value };
  }
}

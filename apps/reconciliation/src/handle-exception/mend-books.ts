import { Injectable } from '@nestjs/common';
import { PostJournal } from '#contracts/commands/erp';
import type { ExceptionAction } from '#contracts/commands/reconciliation';
import type { ReconciliationException } from '#contracts/models/reconciliation-exception';
import type { MessageContext } from '#messaging/message-context';
import type { Tx } from '#platform/database/database';
import type { Refusal } from '#service/replies/replies';
import { refusal } from '../replies/refusal';
import { RetryExceptionBooking } from '../retry-booking/retry-booking.use-case';
import { ReverseEntry } from '../reverse-entry/reverse-entry.use-case';

type Correction = Extract<ExceptionAction, { kind: 'correct' }>;

/** What a person has the books do about an exception; each answers null when it is done. */
@Injectable()
export class MendBooks {
  constructor(
    private readonly retryBooking: RetryExceptionBooking,
    private readonly reverse: ReverseEntry,
  ) {}

  /** Makes what one side is without: an entry by the rules of today, or the ERP's document, which is looked for first. */
  async create(
    tx: Tx,
    message: MessageContext,
    { kind, subject, storeId }: ReconciliationException,
  ): Promise<Refusal | null> {
    switch (kind) {
      case 'not-booked': {
        const retry = { balanceTransactionId: subject, stores: [storeId] };
        return refusalOf(await this.retryBooking.run(tx, message, retry));
      }
      case 'missing-in-erp':
        await message.publish(tx, PostJournal, { storeId, entryId: subject });
        return null;
      default:
        return refusal(
          422,
          'cannot-create',
          'What this exception misses is made outside: by the provider or the bank',
        );
    }
  }

  async correct(
    tx: Tx,
    message: MessageContext,
    { storeId }: ReconciliationException,
    { entryId, orderId, reason }: Correction,
    actor: string,
  ): Promise<Refusal | null> {
    const named = orderId === undefined ? {} : { orderId };
    const request = { storeId, entryId, reason, actor, rebook: true, ...named };
    return refusalOf(await this.reverse.run(tx, message, request));
  }
}

const refusalOf = (outcome: { readonly kind: string; readonly refusal?: Refusal }): Refusal | null =>
  outcome.refusal ?? null;

import { Injectable } from '@nestjs/common';
import type { ExceptionAction } from '#contracts/commands/reconciliation';
import type { ReconciliationException } from '#contracts/models/reconciliation-exception';
import type { MessageContext } from '#messaging/message-context';
import type { Tx } from '#platform/database/database';
import type { Refusal } from '#service/replies/replies';
import { MatchBankLine } from '../match-bank-line/match-bank-line.use-case';
import { refusal } from '../replies/refusal';
import { RetryExceptionBooking } from '../retry-booking/retry-booking.use-case';

type Link = Extract<ExceptionAction, { kind: 'link' }>;

/** Brings together what belongs together, and so takes the cause of an exception away. */
@Injectable()
export class LinkException {
  constructor(
    private readonly matchBankLine: MatchBankLine,
    private readonly retryBooking: RetryExceptionBooking,
  ) {}

  /** Null when it is done. */
  async run(
    tx: Tx,
    message: MessageContext,
    { kind, subject, storeId }: ReconciliationException,
    link: Link,
    actor: string,
  ): Promise<Refusal | null> {
    const { reason, force, orderId, payoutIds, lineId } = link;
    const stores = [storeId];
    switch (kind) {
      case 'not-booked': {
        if (orderId === undefined) return notPossible('an order');
        const retry = { balanceTransactionId: subject, stores, orderId };
        return refusalOf(await this.retryBooking.run(tx, message, retry));
      }
      case 'bank-amount-mismatch':
      case 'bank-line-duplicate':
      case 'bank-line-unmatched': {
        if (payoutIds === undefined) return notPossible('payouts');
        const match = { lineId: subject, payoutIds, reason, force, stores, actor };
        return refusalOf(await this.matchBankLine.run(tx, message, match));
      }
      case 'missing-in-bank': {
        if (lineId === undefined) return notPossible('a bank line');
        const match = { lineId, payoutIds: [subject], reason, force, stores, actor };
        return refusalOf(await this.matchBankLine.run(tx, message, match));
      }
      default:
        return refusal(422, 'cannot-link', 'There is nothing that this exception could be linked to');
    }
  }
}

const refusalOf = (outcome: { readonly kind: string; readonly refusal?: Refusal }): Refusal | null =>
  outcome.refusal ?? null;

const notPossible = (what: string): Refusal =>
  refusal(422, 'cannot-link', `This exception is linked to ${what}`);

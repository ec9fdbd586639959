import { Inject, Injectable } from '@nestjs/common';
import { ReviewClosed, ReviewOpened } from '#contracts/events/reviews';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { CLOCK } from '#service/tokens';
import { sameReview } from '../domain/follow-review';
import { toPaymentBody } from '../domain/payment-body';
import type { PaymentRecord } from '../domain/payment-record';
import { aboutOrder, type Publisher } from './publisher';

/** Tells that a person is asked to look at a payment, and that somebody has. */
@Injectable()
export class ReviewAnnouncer {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  async announce(tx: Tx, publisher: Publisher, before: PaymentRecord, after: PaymentRecord): Promise<void> {
    const { review, storeId, orderId, paymentId } = after;
    if (review === null || sameReview(before.review, review)) return;
    const definition = review.open ? ReviewOpened : ReviewClosed;
    const fact = {
      storeId,
      orderId,
      review: { ...review, paymentId },
      payment: toPaymentBody(after),
      at: this.clock.now().toISOString(),
    };
    await publisher.publish(tx, definition, fact, aboutOrder(after));
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { DisputeClosed, DisputeOpened, DisputeUpdated } from '#contracts/events/disputes';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { CLOCK } from '#service/tokens';
import { toDisputeBody } from '../domain/dispute-body';
import type { DisputeRecord } from '../domain/dispute-record';
import { outcomeOf } from '../domain/dispute-state';
import { toPaymentBody } from '../domain/payment-body';
import type { PaymentRecord } from '../domain/payment-record';
import { aboutOrderIfAny, type Publisher } from '../settle/publisher';

/** Tells that a dispute was opened, moved on or has ended; one that had ended before we heard of it is told as both. */
@Injectable()
export class DisputeAnnouncer {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  async announce(
    tx: Tx,
    publisher: Publisher,
    before: DisputeRecord | undefined,
    after: DisputeRecord,
    payment: PaymentRecord | undefined,
  ): Promise<void> {
    const fact = this.factOf(after, payment);
    const about = aboutOrderIfAny(after);
    const outcome = outcomeOf(after.status);
    const ended = outcome !== undefined && before?.status !== after.status;
    if (!before) await publisher.publish(tx, DisputeOpened, fact, about);
    else if (!ended) await publisher.publish(tx, DisputeUpdated, fact, about);
    if (ended) await publisher.publish(tx, DisputeClosed, { ...fact, outcome }, about);
  }

  factOf(dispute: DisputeRecord, payment: PaymentRecord | undefined) {
    return {
      storeId: dispute.storeId,
      orderId: dispute.orderId,
      dispute: toDisputeBody(dispute),
      payment: payment ? toPaymentBody(payment) : null,
      at: this.clock.now().toISOString(),
    };
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { PaymentAuthorizationExpiring } from '#contracts/events/payments';
import { Outbox } from '#messaging/outbox/outbox';
import type { Clock } from '#platform/clock/clock';
import { Database, type Tx } from '#platform/database/database';
import { CLOCK } from '#service/tokens';
import { PaymentRepository } from '../database/payment.repository';
import { dueWarning, WARNING_HOURS } from '../domain/expiry-warning';
import { toPaymentBody } from '../domain/payment-body';
import type { PaymentRecord } from '../domain/payment-record';
import { isHeld } from '../domain/standing';
import { PaymentFinder } from '../settle/payment-finder';
import { aboutOrder } from '../settle/publisher';

const BATCH = 200;

/** Warns, once each, before the provider lets an uncaptured authorisation go; the date is the provider's own. */
@Injectable()
export class WarnOfExpiry {
  constructor(
    private readonly database: Database,
    private readonly payments: PaymentRepository,
    private readonly finder: PaymentFinder,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const expiring = await this.payments.expiringAuthorizations(
      this.database,
      this.clock.now(),
      WARNING_HOURS,
      BATCH,
    );
    for (const payment of expiring) {
      if (this.dueFor(payment)) await this.database.transaction((tx) => this.warn(tx, payment));
    }
  }

  private async warn(tx: Tx, { storeId, orderId, paymentId }: PaymentRecord): Promise<void> {
    const locked = await this.finder.lock(tx, storeId, orderId, paymentId);
    const due = locked && this.dueFor(locked.payment);
    if (!due) return;
    const { payment } = locked;
    await this.payments.update(tx, { ...payment, warnedHours: due.threshold });
    await this.outbox.publish(
      tx,
      PaymentAuthorizationExpiring,
      {
        storeId,
        orderId,
        payment: toPaymentBody(payment),
        at: this.clock.now().toISOString(),
        captureBefore: due.captureBefore.toISOString(),
        hoursLeft: due.hoursLeft,
      },
      aboutOrder(payment),
    );
  }

  private dueFor(payment: PaymentRecord) {
    const { standing, captureBefore } = payment.state;
    if (!isHeld(standing) || captureBefore === null) return undefined;
    const due = dueWarning(captureBefore, payment.warnedHours, this.clock.now());
    return due && { ...due, captureBefore };
  }
}

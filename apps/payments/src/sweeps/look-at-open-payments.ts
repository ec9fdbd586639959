import { Inject, Injectable } from '@nestjs/common';
import { Outbox } from '#messaging/outbox/outbox';
import type { Clock } from '#platform/clock/clock';
import { Database } from '#platform/database/database';
import type { Logger } from '#platform/logging/logger';
import { CLOCK, LOGGER } from '#service/tokens';
import { PaymentRepository } from '../database/payment.repository';
import type { PaymentRecord } from '../domain/payment-record';
import { nextLook } from '../domain/schedule';
import { PaymentLook } from '../settle/payment-look';

const BATCH = 50;

/** Asks the provider about payments that may have moved without our hearing: a lost webhook heals by itself. */
@Injectable()
export class LookAtOpenPayments {
  constructor(
    private readonly database: Database,
    private readonly payments: PaymentRepository,
    private readonly look: PaymentLook,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async run(): Promise<void> {
    const due = await this.payments.dueForALook(this.database, this.clock.now(), BATCH);
    for (const payment of due) {
      try {
        if (!(await this.look.at(payment, this.outbox))) await this.postpone(payment);
      } catch (error) {
        this.logger.warn({ err: error, paymentId: payment.paymentId }, 'A payment could not be looked at');
        await this.postpone(payment);
      }
    }
  }

  private async postpone(payment: PaymentRecord): Promise<void> {
    const at = nextLook(payment, this.clock.now());
    await this.payments.postponeLook(this.database, payment.paymentId, at);
  }
}

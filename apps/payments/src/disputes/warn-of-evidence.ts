import { Inject, Injectable } from '@nestjs/common';
import { DisputeEvidenceDue } from '#contracts/events/disputes';
import { Outbox } from '#messaging/outbox/outbox';
import type { Clock } from '#platform/clock/clock';
import { Database, type Tx } from '#platform/database/database';
import { CLOCK } from '#service/tokens';
import { DisputeRepository } from '../database/dispute.repository';
import { PaymentRepository } from '../database/payment.repository';
import type { DisputeRecord } from '../domain/dispute-record';
import { awaitsEvidence } from '../domain/dispute-state';
import { dueWarning } from '../domain/expiry-warning';
import { aboutOrderIfAny } from '../settle/publisher';
import { DisputeAnnouncer } from './dispute-announcer';

const BATCH = 200;
/** Hours before evidence is due at which the store is told. */
const WARNING_HOURS = [72, 24] as const;

/** Warns, once each, while there is still time to answer a dispute; the date is the provider's own. */
@Injectable()
export class WarnOfEvidence {
  constructor(
    private readonly database: Database,
    private readonly disputes: DisputeRepository,
    private readonly payments: PaymentRepository,
    private readonly announcer: DisputeAnnouncer,
    private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const now = this.clock.now();
    for (const dispute of await this.disputes.evidenceDue(this.database, now, WARNING_HOURS, BATCH)) {
      if (this.dueFor(dispute)) await this.database.transaction((tx) => this.warn(tx, dispute));
    }
  }

  private async warn(tx: Tx, { connectionId, disputeId }: DisputeRecord): Promise<void> {
    const dispute = await this.disputes.lock(tx, connectionId, disputeId);
    const due = dispute && this.dueFor(dispute);
    if (!due) return;
    await this.disputes.save(tx, { ...dispute, warnedHours: due.threshold });
    const { paymentId } = dispute;
    const payment = paymentId === null ? undefined : await this.payments.find(tx, paymentId);
    const fact = { ...this.announcer.factOf(dispute, payment), hoursLeft: due.hoursLeft };
    await this.outbox.publish(tx, DisputeEvidenceDue, fact, aboutOrderIfAny(dispute));
  }

  private dueFor(dispute: DisputeRecord) {
    if (!awaitsEvidence(dispute) || dispute.dueBy === null) return undefined;
    return dueWarning(dispute.dueBy, dispute.warnedHours, this.clock.now(), WARNING_HOURS);
  }
}

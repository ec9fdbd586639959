import { Inject, Injectable } from '@nestjs/common';
import type { ProviderDispute } from '#connectors/kit/payment-port';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { CLOCK } from '#service/tokens';
import { DisputeRepository } from '../database/dispute.repository';
import { PaymentRepository } from '../database/payment.repository';
import type { DisputeRecord } from '../domain/dispute-record';
import { followDispute, holdsFunds, sameDispute, type DisputeFact } from '../domain/dispute-state';
import type { PaymentRecord } from '../domain/payment-record';
import { MovementTeller } from '../settle/movement-teller';
import type { Publisher } from '../settle/publisher';
import { DisputeAnnouncer } from './dispute-announcer';

/** The payment whose charge is disputed, or the store whose books keep what is nobody's. */
export type Owner = PaymentRecord | { readonly storeId: string };

export interface DisputeTruth {
  readonly connectionId: string;
  readonly dispute: ProviderDispute;
  readonly observedAt: Date;
  readonly owner: Owner;
}

/** Takes in what the provider tells of a dispute: what it has moved, where it stands, what that means for its payment. */
@Injectable()
export class DisputeSettler {
  constructor(
    private readonly disputes: DisputeRepository,
    private readonly payments: PaymentRepository,
    private readonly movements: MovementTeller,
    private readonly announcer: DisputeAnnouncer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Under the lock of the payment's order, where there is one. */
  async settle(tx: Tx, publisher: Publisher, truth: DisputeTruth): Promise<void> {
    const { connectionId, dispute, observedAt, owner } = truth;
    const now = this.clock.now();
    const payment = 'paymentId' in owner ? owner : undefined;
    for (const movement of dispute.movements) {
      await this.movements.tell(tx, publisher, { connectionId, storeId: owner.storeId, payment }, movement);
    }
    await this.serialise(tx, connectionId, dispute.disputeId);
    const known = await this.disputes.lock(tx, connectionId, dispute.disputeId);
    const fact = factOf(dispute, observedAt);
    const foundOwner = known !== undefined && known.paymentId === null && known.storeId === payment?.storeId;
    const followed = known ? followDispute(known, fact) : newRecord(truth, fact, now);
    const found = foundOwner ? { orderId: payment.orderId, paymentId: payment.paymentId } : {};
    const changed = known === undefined || foundOwner || !sameDispute(known, followed);
    const after: DisputeRecord = changed
      ? { ...followed, ...found, version: (known?.version ?? 0) + 1, updatedAt: now }
      : followed;
    await this.disputes.save(tx, after);
    const touched = payment && (await this.touch(tx, payment, now));
    // To its order it is new, whatever was told of it before.
    const told = foundOwner ? undefined : known;
    if (changed) await this.announcer.announce(tx, publisher, told, after, touched);
  }

  /** Nobody's dispute has no order whose lock would serialise it. */
  private async serialise(tx: Tx, connectionId: string, disputeId: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 3))', [`${connectionId}/${disputeId}`]);
  }

  /** The payment with what all its disputes together mean for it. */
  private async touch(tx: Tx, payment: PaymentRecord, now: Date): Promise<PaymentRecord> {
    const disputed = (await this.disputes.ofPayment(tx, payment.paymentId)).some(holdsFunds);
    if (disputed === payment.disputed) return payment;
    const after = { ...payment, disputed, version: payment.version + 1, updatedAt: now };
    await this.payments.update(tx, after);
    return after;
  }
}

function factOf(dispute: ProviderDispute, observedAt: Date): DisputeFact {
  const { status, reason, dueBy, submitted, pastDue, movements } = dispute;
  const balance = movements.reduce((sum, movement) => sum + movement.amount, 0);
  return {
    status,
    amount: dispute.amount.amount,
    reason,
    fundsWithdrawn: balance < 0,
    dueBy,
    submitted,
    pastDue,
    observedAt,
  };
}

function newRecord(
  { connectionId, dispute, owner }: DisputeTruth,
  fact: DisputeFact,
  now: Date,
): DisputeRecord {
  const payment = 'paymentId' in owner ? owner : null;
  return {
    connectionId,
    disputeId: dispute.disputeId,
    storeId: owner.storeId,
    orderId: payment?.orderId ?? null,
    paymentId: payment?.paymentId ?? null,
    chargeId: dispute.chargeId,
    currency: dispute.amount.currency,
    version: 0,
    warnedHours: null,
    openedAt: dispute.createdAt,
    updatedAt: now,
    ...fact,
  };
}

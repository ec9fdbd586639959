import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import type { Logger } from '#platform/logging/logger';
import { CLOCK, LOGGER } from '#service/tokens';
import { LedgerRepository } from '../database/ledger.repository';
import { PaymentRepository } from '../database/payment.repository';
import { judgeMoney } from '../domain/money-exception';
import type { PaymentRecord } from '../domain/payment-record';
import { applyFact, type PaymentState } from '../domain/payment-state';
import { refundedSum } from '../domain/refund-state';
import { nextLook } from '../domain/schedule';
import { holdsMoney } from '../domain/standing';
import { Announcer } from './announcer';
import { applyTruth, differs } from './apply-truth';
import { isSecondIntent } from './learn-ids';
import { MovementRecorder } from './movement-recorder';
import { PaymentFinder, type LockedForTruth, type LockedPayment } from './payment-finder';
import type { ProviderTruth, TruthSource } from './provider-truth';
import type { Publisher } from './publisher';
import { ReviewAnnouncer } from './review-announcer';
import { RefundSettler } from './refund-settler';

/**
 * The one path by which anything the provider tells changes a payment: webhook, sweep, timer and the answers to our own calls all
 * end here, under the order's lock. Telling the same twice changes nothing.
 */
@Injectable()
export class PaymentSettler {
  constructor(
    private readonly finder: PaymentFinder,
    private readonly payments: PaymentRepository,
    private readonly ledger: LedgerRepository,
    private readonly refundSettler: RefundSettler,
    private readonly movements: MovementRecorder,
    private readonly announcer: Announcer,
    private readonly reviews: ReviewAnnouncer,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** The payment as it is afterwards; undefined when the truth is about none of ours. */
  async settle(
    tx: Tx,
    publisher: Publisher,
    truth: ProviderTruth,
    source: TruthSource,
  ): Promise<PaymentRecord | undefined> {
    const locked = await this.finder.lockByTruth(tx, truth);
    if (!locked) return undefined;
    if (isSecondIntent(locked.payment, truth)) return this.settleSecondCharge(tx, publisher, locked, truth);
    return this.settleLocked(tx, publisher, locked, truth, source);
  }

  /** Something we know ourselves: canceled by us, refused by the provider. `silent`: it means nothing for the order. */
  async settleOwn(
    tx: Tx,
    publisher: Publisher,
    target: Pick<PaymentRecord, 'storeId' | 'orderId' | 'paymentId'>,
    fact: PaymentState,
    options: { readonly silent: boolean },
  ): Promise<PaymentRecord | undefined> {
    const locked = await this.finder.lock(tx, target.storeId, target.orderId, target.paymentId);
    if (!locked) return undefined;
    const { order, payment: before } = locked;
    const { state, verdict } = applyFact(before.state, fact);
    if (verdict !== 'applied') return before;
    const now = this.clock.now();
    const moved: PaymentRecord = {
      ...before,
      state,
      checkoutUrl: null,
      version: before.version + 1,
      updatedAt: now,
    };
    const after = { ...moved, nextLookAt: nextLook(moved, now) };
    await this.payments.update(tx, after);
    if (!options.silent) await this.announcer.announce(tx, publisher, order, before, after, []);
    return after;
  }

  private async settleLocked(
    tx: Tx,
    publisher: Publisher,
    { order, payment: before, others, refunds }: LockedForTruth,
    truth: ProviderTruth,
    source: TruthSource,
  ): Promise<PaymentRecord> {
    const now = this.clock.now();
    const { record, ignored } = applyTruth(before, truth);
    for (const fact of ignored) await this.recordIgnored(tx, before, fact, source, now);
    const captured = record.state.captured;
    const settled = await this.refundSettler.settle(
      tx,
      record,
      refunds,
      captured > 0 ? truth.refunds : null,
      now,
    );
    const refunded = Math.min(captured, refundedSum(settled.refunds));
    const arrived = holdsMoney(record.state.standing) && !holdsMoney(before.state.standing);
    const exceptionCode =
      before.exceptionCode ??
      (arrived && truth.payment ? judgeMoney(order, record, others, truth.payment.amount) : null);
    const judged: PaymentRecord = { ...record, refunded, exceptionCode };
    const booked = await this.movements.record(tx, publisher, judged, settled.refunds, truth.movements, now);
    const changed = differs(before, booked) || settled.told.length > 0;
    const after: PaymentRecord = {
      ...booked,
      version: before.version + (changed ? 1 : 0),
      nextLookAt: nextLook(booked, now),
      updatedAt: changed ? now : before.updatedAt,
    };
    await this.payments.update(tx, after);
    if (changed) {
      await this.announcer.announce(tx, publisher, order, before, after, settled.told);
      await this.reviews.announce(tx, publisher, before, after);
    }
    return after;
  }

  /** A late or repeated fact is recorded and changes nothing. */
  private async recordIgnored(
    tx: Tx,
    payment: PaymentRecord,
    fact: PaymentState,
    source: TruthSource,
    now: Date,
  ): Promise<void> {
    const { paymentId } = payment;
    const details = { known: payment.state.standing, failure: fact.failure, observedAt: fact.observedAt };
    this.logger.info({ paymentId, told: fact.standing, ...details }, 'A late fact changes nothing');
    await this.ledger.recordFact(tx, {
      paymentId,
      source,
      standing: fact.standing,
      verdict: 'ignored',
      details,
      at: now,
    });
  }

  /** Money on a PaymentIntent that is not the payment's own: told, kept apart, left to a person. */
  private async settleSecondCharge(
    tx: Tx,
    publisher: Publisher,
    { payment }: LockedPayment,
    truth: ProviderTruth,
  ): Promise<PaymentRecord> {
    const told = truth.payment;
    if (told && (told.captured.amount > 0 || told.capturable.amount > 0)) {
      const messageId = `second-charge-${told.paymentIntentId}`;
      await this.announcer.tellException(tx, publisher, payment, 'second-charge', messageId);
    }
    return payment;
  }
}

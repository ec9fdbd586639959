import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { newId } from '#platform/ids/new-id';
import { CLOCK } from '#service/tokens';
import { PaymentRepository } from '../database/payment.repository';
import { RefundRepository } from '../database/refund.repository';
import { decideRefund, type RefundDecision } from '../domain/decide-refund';
import type { PaymentRecord, RefundRecord } from '../domain/payment-record';
import { refundedSum } from '../domain/refund-state';
import { OperationRunner, type StartedOperation } from '../operations/operation-runner';

export interface RefundWish {
  /** Tells one wish from another for the same amount; the same wish again is the same refund. */
  readonly identity: string;
  readonly amount: { readonly amount: number; readonly currency: string } | undefined;
  readonly reason: string | null;
  readonly note: string | null;
}

export type Reservation =
  | { readonly do: 'send'; readonly started: StartedOperation; readonly amount: number }
  /** It was carried out before. */
  | { readonly do: 'nothing' }
  | Extract<RefundDecision, { do: 'refuse' }>;

/** The amount of a refund counts from before the provider is asked, so that no two together return more than was captured. */
@Injectable()
export class RefundReservations {
  constructor(
    private readonly payments: PaymentRepository,
    private readonly refunds: RefundRepository,
    private readonly runner: OperationRunner,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Under the order's lock. */
  async reserve(tx: Tx, payment: PaymentRecord, wish: RefundWish): Promise<Reservation> {
    const subject = `${payment.paymentId}:${wish.identity}`;
    const pending = await this.runner.pending(tx, 'refund', subject);
    if (pending) return { do: 'send', started: pending, amount: amountOf(pending) };
    if (await this.runner.hadEffect(tx, 'refund', subject)) return { do: 'nothing' };
    const decision = decideRefund(payment, wish.amount);
    if (decision.do === 'refuse') return decision;
    const { storeId, orderId } = payment;
    const parameters = { paymentIntentId: payment.paymentIntentId, amount: decision.amount };
    const started = await this.runner.begin(tx, { kind: 'refund', storeId, orderId, subject, parameters });
    await this.refunds.insert(tx, this.rowOf(payment, wish, started, decision.amount));
    await this.recount(tx, payment);
    return { do: 'send', started, amount: decision.amount };
  }

  /** Refused for good by the provider: the amount is free again. Undefined when the refund is not known. */
  async release(
    tx: Tx,
    payment: PaymentRecord,
    started: StartedOperation,
    failure: { readonly code: string; readonly message: string },
  ): Promise<{ readonly payment: PaymentRecord; readonly refund: RefundRecord } | undefined> {
    const refund = await this.refundOf(tx, payment, started);
    if (!refund) return undefined;
    const failed: RefundRecord = { ...refund, status: 'failed', failure };
    await this.refunds.update(tx, failed);
    return { payment: await this.recount(tx, payment), refund: failed };
  }

  async refundOf(
    tx: Tx,
    payment: PaymentRecord,
    started: StartedOperation,
  ): Promise<RefundRecord | undefined> {
    const all = await this.refunds.ofPayment(tx, payment.paymentId);
    return all.find((refund) => refund.operationKey === started.operation.key);
  }

  private async recount(tx: Tx, payment: PaymentRecord): Promise<PaymentRecord> {
    const refunded = refundedSum(await this.refunds.ofPayment(tx, payment.paymentId));
    const after: PaymentRecord = {
      ...payment,
      refunded,
      version: payment.version + 1,
      updatedAt: this.clock.now(),
    };
    await this.payments.update(tx, after);
    return after;
  }

  private rowOf(
    payment: PaymentRecord,
    wish: RefundWish,
    started: StartedOperation,
    amount: number,
  ): RefundRecord {
    const now = this.clock.now();
    return {
      refundId: newId('rf', now),
      paymentId: payment.paymentId,
      storeId: payment.storeId,
      orderId: payment.orderId,
      amount,
      currency: payment.currency,
      status: 'pending',
      reason: wish.reason,
      note: wish.note,
      externalId: null,
      operationKey: started.operation.key,
      failure: null,
      createdAt: now,
    };
  }
}

const amountOf = (started: StartedOperation): number =>
  (started.operation.parameters as { amount: number }).amount;

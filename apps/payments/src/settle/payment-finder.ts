import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database/database';
import { OrderRepository } from '../database/order.repository';
import { PaymentRepository } from '../database/payment.repository';
import { RefundRepository } from '../database/refund.repository';
import type { OrderRecord, PaymentRecord, RefundRecord } from '../domain/payment-record';
import type { ProviderTruth } from './provider-truth';

export interface LockedPayment {
  readonly order: OrderRecord;
  readonly payment: PaymentRecord;
  readonly others: readonly PaymentRecord[];
}

/** What the provider's truth is held against. */
export interface LockedForTruth extends LockedPayment {
  readonly refunds: readonly RefundRecord[];
}

/** Finds whose truth it is and takes the order's lock. Our own ids in the provider's metadata come first: ours may not be saved yet. */
@Injectable()
export class PaymentFinder {
  constructor(
    private readonly orders: OrderRepository,
    private readonly payments: PaymentRepository,
    private readonly refunds: RefundRepository,
  ) {}

  async lockByTruth(tx: Tx, truth: ProviderTruth): Promise<LockedForTruth | undefined> {
    const found = await this.find(tx, truth);
    if (!found || found.connectionId !== truth.connectionId) return undefined;
    const { storeId, orderId, paymentId } = found;
    const [locked, refunds] = await Promise.all([
      this.lock(tx, storeId, orderId, paymentId),
      this.refunds.ofPayment(tx, paymentId),
    ]);
    return locked && { ...locked, refunds };
  }

  async lock(
    tx: Tx,
    storeId: string,
    orderId: string,
    paymentId: string,
  ): Promise<LockedPayment | undefined> {
    // The payments are read after the lock is given, since statements are answered in the order they are sent.
    const [order, payments] = await Promise.all([
      this.orders.lock(tx, storeId, orderId),
      this.payments.ofOrder(tx, storeId, orderId),
    ]);
    if (!order) return undefined;
    const payment = payments.find((candidate) => candidate.paymentId === paymentId);
    if (!payment) return undefined;
    return { order, payment, others: payments.filter((candidate) => candidate !== payment) };
  }

  private async find(tx: Tx, truth: ProviderTruth): Promise<PaymentRecord | undefined> {
    const { checkout, payment, connectionId } = truth;
    const ourId = payment?.paymentId ?? checkout?.paymentId ?? null;
    const owned = ourId === null ? undefined : await this.payments.find(tx, ourId);
    if (owned) return owned;
    const byIntent = payment && (await this.payments.findByIntent(tx, connectionId, payment.paymentIntentId));
    if (byIntent) return byIntent;
    if (checkout === null) return undefined;
    return this.payments.findByCheckout(tx, connectionId, checkout.checkoutSessionId);
  }
}

import { Injectable } from '@nestjs/common';
import { BalanceTransactionRecorded } from '#contracts/events/payments';
import type { BalanceTransaction } from '#contracts/models/balance-transaction';
import type { Tx } from '#platform/database/database';
import { LedgerRepository } from '../database/ledger.repository';
import { booksComplete } from '../domain/books';
import type { PaymentRecord, RefundRecord } from '../domain/payment-record';
import { nextBalanceCheck } from '../domain/schedule';
import { aboutOrder, type Publisher } from './publisher';

/** Tells every movement once, and keeps asking until all that must come have come. */
@Injectable()
export class MovementRecorder {
  constructor(private readonly ledger: LedgerRepository) {}

  /** The record with its books' state brought up to date. */
  async record(
    tx: Tx,
    publisher: Publisher,
    payment: PaymentRecord,
    refunds: readonly RefundRecord[],
    movements: readonly BalanceTransaction[] | null,
    now: Date,
  ): Promise<PaymentRecord> {
    if (payment.connectionId === null || payment.state.captured === 0) return payment;
    for (const movement of movements ?? []) {
      await this.tell(tx, publisher, payment, payment.connectionId, movement, now);
    }
    const seen = await this.ledger.movementsOf(tx, payment.paymentId);
    const partial = payment.state.captured < payment.state.authorized;
    if (booksComplete(seen, refunds, partial)) {
      return { ...payment, booksComplete: true, balanceCheckAt: null, balanceChecks: 0 };
    }
    const asked = movements !== null;
    const checks = asked && payment.balanceCheckAt !== null ? payment.balanceChecks + 1 : 0;
    const balanceCheckAt =
      asked || payment.balanceCheckAt === null ? nextBalanceCheck(checks, now) : payment.balanceCheckAt;
    return { ...payment, booksComplete: false, balanceCheckAt, balanceChecks: checks };
  }

  private async tell(
    tx: Tx,
    publisher: Publisher,
    payment: PaymentRecord,
    connectionId: string,
    movement: BalanceTransaction,
    now: Date,
  ): Promise<void> {
    const first = await this.ledger.recordMovement(tx, connectionId, payment.paymentId, movement, now);
    if (!first) return;
    await publisher.publish(
      tx,
      BalanceTransactionRecorded,
      {
        storeId: payment.storeId,
        orderId: payment.orderId,
        paymentId: payment.paymentId,
        connectionId,
        balanceTransaction: movement,
        at: now.toISOString(),
      },
      aboutOrder(payment),
    );
  }
}

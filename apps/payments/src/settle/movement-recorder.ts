import { Injectable } from '@nestjs/common';
import type { BalanceTransaction } from '#contracts/models/balance-transaction';
import type { Tx } from '#platform/database/database';
import { LedgerRepository } from '../database/ledger.repository';
import { booksComplete } from '../domain/books';
import type { PaymentRecord, RefundRecord } from '../domain/payment-record';
import { nextBalanceCheck } from '../domain/schedule';
import { MovementTeller } from './movement-teller';
import type { Publisher } from './publisher';

/** Tells the movements of a payment, and keeps asking until all that must come have come. */
@Injectable()
export class MovementRecorder {
  constructor(
    private readonly ledger: LedgerRepository,
    private readonly teller: MovementTeller,
  ) {}

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
    const owner = { connectionId: payment.connectionId, storeId: payment.storeId, payment };
    // Asked in one go and answered in this order: what is told now is among what has been seen.
    const telling = (movements ?? []).map((movement) => this.teller.tell(tx, publisher, owner, movement));
    const [seen] = await Promise.all([this.ledger.movementsOf(tx, payment.paymentId), ...telling]);
    if (booksComplete(seen, refunds, payment.state)) {
      return { ...payment, booksComplete: true, balanceCheckAt: null, balanceChecks: 0 };
    }
    const asked = movements !== null;
    const checks = asked && payment.balanceCheckAt !== null ? payment.balanceChecks + 1 : 0;
    const balanceCheckAt =
      asked || payment.balanceCheckAt === null ? nextBalanceCheck(checks, now) : payment.balanceCheckAt;
    return { ...payment, booksComplete: false, balanceCheckAt, balanceChecks: checks };
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '#platform/clock/clock';
import type { Tx } from '#platform/database/database';
import { newId } from '#platform/ids/new-id';
import { CLOCK } from '#service/tokens';
import type { Operation } from '../database/operation.repository';
import { PaymentRepository } from '../database/payment.repository';
import type { CaptureRecord, PaymentRecord } from '../domain/payment-record';
import { PaymentFinder } from '../settle/payment-finder';
import { captureOf } from './capture-operations';

/** Notes a capture that had its effect with its payment, once. */
@Injectable()
export class CaptureRegister {
  constructor(
    private readonly finder: PaymentFinder,
    private readonly payments: PaymentRepository,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async note(tx: Tx, target: PaymentRecord, operation: Operation): Promise<void> {
    const locked = await this.finder.lock(tx, target.storeId, target.orderId, target.paymentId);
    if (!locked) return;
    const { payment } = locked;
    if (payment.captures.some(({ operationKey }) => operationKey === operation.key)) return;
    const now = this.clock.now();
    const { amount, final, sourceId } = captureOf(operation);
    const capture: CaptureRecord = {
      captureId: newId('cap', now),
      amount: amount.amount,
      final,
      sourceId,
      operationKey: operation.key,
      at: now.toISOString(),
    };
    const captures = [...payment.captures, capture];
    await this.payments.update(tx, { ...payment, captures, version: payment.version + 1, updatedAt: now });
  }
}

import { Injectable } from '@nestjs/common';
import { RefundCreated, RefundFailed, RefundSucceeded } from '#contracts/events/payments';
import type { ProviderRefund } from '#connectors/kit/payment-port';
import type { Tx } from '#platform/database/database';
import { newId } from '#platform/ids/new-id';
import { RefundRepository } from '../database/refund.repository';
import type { PaymentRecord, RefundRecord } from '../domain/payment-record';
import { nextRefundStatus } from '../domain/refund-state';

export type RefundEvent = typeof RefundCreated | typeof RefundSucceeded | typeof RefundFailed;

export interface SettledRefunds {
  readonly refunds: readonly RefundRecord[];
  readonly told: ReadonlyArray<{ readonly definition: RefundEvent; readonly refund: RefundRecord }>;
}

/** A refund of an authorisation that ran out returns nothing: it was never captured. */
const NO_MONEY = 'expired_uncaptured_charge';

/** Brings our refunds, as they stand under the order's lock, in line with the provider's: our own recognised by key, those made elsewhere added. */
@Injectable()
export class RefundSettler {
  constructor(private readonly refunds: RefundRepository) {}

  async settle(
    tx: Tx,
    payment: PaymentRecord,
    standing: readonly RefundRecord[],
    told: readonly ProviderRefund[] | null,
    now: Date,
  ): Promise<SettledRefunds> {
    const known = [...standing];
    const events: Array<{ definition: RefundEvent; refund: RefundRecord }> = [];
    for (const fact of told ?? []) {
      if (fact.reason === NO_MONEY) continue;
      const index = known.findIndex((refund) => isSame(refund, fact));
      const before = known[index];
      const after = before ? follow(before, fact) : adopt(payment, fact, now);
      if (!before) await this.refunds.insert(tx, after);
      else if (before.status !== after.status || before.externalId !== after.externalId) {
        await this.refunds.update(tx, after);
      }
      if (before) known[index] = after;
      else known.push(after);
      events.push(...eventsOf(before, after).map((definition) => ({ definition, refund: after })));
    }
    return { refunds: known, told: events };
  }
}

function isSame(refund: RefundRecord, fact: ProviderRefund): boolean {
  if (refund.externalId !== null) return refund.externalId === fact.refundId;
  return refund.operationKey !== null && refund.operationKey === fact.operationKey;
}

function follow(refund: RefundRecord, fact: ProviderRefund): RefundRecord {
  const status = nextRefundStatus(refund.status, fact.state);
  return { ...refund, externalId: fact.refundId, status, failure: failureOf(status, fact) ?? refund.failure };
}

function adopt(payment: PaymentRecord, fact: ProviderRefund, now: Date): RefundRecord {
  const status = nextRefundStatus('pending', fact.state);
  return {
    refundId: newId('rf', now),
    paymentId: payment.paymentId,
    storeId: payment.storeId,
    orderId: payment.orderId,
    amount: fact.amount.amount,
    currency: fact.amount.currency,
    status,
    reason: fact.reason,
    note: fact.note,
    externalId: fact.refundId,
    operationKey: fact.operationKey,
    failure: failureOf(status, fact),
    createdAt: fact.createdAt,
  };
}

function failureOf(status: RefundRecord['status'], fact: ProviderRefund): RefundRecord['failure'] {
  if (status !== 'failed') return null;
  const code = (fact.failureReason ?? 'refund-failed').replaceAll('_', '-');
  return { code, message: 'The provider could not return the money.' };
}

function eventsOf(before: RefundRecord | undefined, after: RefundRecord): RefundEvent[] {
  const events: RefundEvent[] = [];
  if (before?.externalId === undefined || before.externalId === null) events.push(RefundCreated);
  if (before?.status === after.status) return events;
  if (after.status === 'succeeded') events.push(RefundSucceeded);
  if (after.status === 'failed' || after.status === 'canceled') events.push(RefundFailed);
  return events;
}

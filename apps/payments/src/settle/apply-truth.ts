import {
  applyFact,
  factOfCheckout,
  factOfPayment,
  sameState,
  type PaymentState,
} from '../domain/payment-state';
import { followReview, sameReview } from '../domain/follow-review';
import type { PaymentRecord } from '../domain/payment-record';
import { learnIds } from './learn-ids';
import type { ProviderTruth } from './provider-truth';

export interface AppliedTruth {
  readonly record: PaymentRecord;
  /** Facts that were older or lower than what is known. */
  readonly ignored: readonly PaymentState[];
}

/** The record with what the provider tells taken in; neither version nor times are touched. Pure. */
export function applyTruth(record: PaymentRecord, truth: ProviderTruth): AppliedTruth {
  const facts = [
    truth.checkout && factOfCheckout(truth.checkout, truth.observedAt),
    truth.payment && factOfPayment(truth.payment, truth.observedAt),
  ].filter((fact): fact is PaymentState => fact !== null && fact !== undefined);
  const ignored: PaymentState[] = [];
  let { state } = record;
  for (const fact of facts) {
    const application = applyFact(state, fact);
    if (application.verdict === 'ignored') ignored.push(fact);
    state = application.state;
  }
  const review = followReview(record.review, truth.payment?.review ?? null);
  const risk = truth.payment?.risk ?? record.risk;
  const multicapture = record.multicapture || (truth.payment?.multicapture ?? false);
  return { record: { ...learnIds(record, truth), state, multicapture, review, risk }, ignored };
}

/** Whether others would see a difference. */
export function differs(a: PaymentRecord, b: PaymentRecord): boolean {
  return (
    !sameState(a.state, b.state) ||
    !sameReview(a.review, b.review) ||
    a.risk !== b.risk ||
    a.refunded !== b.refunded ||
    a.paymentIntentId !== b.paymentIntentId ||
    a.checkoutSessionId !== b.checkoutSessionId ||
    a.exceptionCode !== b.exceptionCode
  );
}

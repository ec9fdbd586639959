import type Stripe from 'stripe';
import { RISK_LEVELS, type RiskLevel } from '#contracts/models/payment-review';
import type { ProviderFraudWarning, ProviderReview } from '#connectors/kit/payment-port';
import { fromUnix } from './instants';
import { idOf } from './read-money';

/** Null for one that was not expanded: an id alone does not tell whether it is open. */
export function readReview(review: Stripe.PaymentIntent['review']): ProviderReview | null {
  if (typeof review !== 'object' || review === null) return null;
  return {
    reviewId: review.id,
    open: review.open,
    openedBy: review.opened_reason,
    closedAs: review.closed_reason,
    openedAt: fromUnix(review.created),
  };
}

export function readRisk(outcome: Stripe.Charge.Outcome | null | undefined): RiskLevel | null {
  if (outcome === null || outcome === undefined) return null;
  return RISK_LEVELS.find((level) => level === outcome.risk_level) ?? 'unknown';
}

export function readFraudWarning(warning: Stripe.Radar.EarlyFraudWarning): ProviderFraudWarning {
  return {
    warningId: warning.id,
    chargeId: idOf(warning.charge) ?? '',
    paymentIntentId: idOf(warning.payment_intent ?? null),
    fraudType: warning.fraud_type.slice(0, 100),
    actionable: warning.actionable,
    createdAt: fromUnix(warning.created),
  };
}

import type { EarlyFraudWarningObject, ReviewObject } from '../objects/review';
import { invalidRequest, noSuch } from '../protocol/api-error';
import { newId } from '../world/ids';
import type { StripeWorld } from '../world/world';

export const CLOSING_REASONS = [
  'approved',
  'refunded',
  'refunded_as_fraud',
  'disputed',
  'redacted',
  'canceled',
  'payment_never_settled',
  'acknowledged',
] as const;
export type ClosingReason = (typeof CLOSING_REASONS)[number];

/** A rule or a person wants the payment to be looked at. */
export function openReview(
  world: StripeWorld,
  chargeId: string,
  openedBy: ReviewObject['opened_reason'],
): ReviewObject {
  const charge = world.charges.get(chargeId);
  const intent = charge && world.paymentIntents.get(charge.payment_intent);
  if (!charge || !intent) throw noSuch('charge', chargeId, 'charge');
  if (charge.review !== null && world.reviews.get(charge.review)?.open === true) {
    throw invalidRequest(`Charge ${chargeId} is under review already.`);
  }
  const review = world.reviews.set(...entry(newReview(world, chargeId, intent.id, openedBy)));
  const outcome = charge.outcome && {
    ...charge.outcome,
    ...(openedBy === 'rule' && { risk_level: 'elevated' as const, risk_score: 67 }),
    type: 'manual_review' as const,
  };
  world.update(world.charges, charge, { review: review.id, outcome });
  world.update(world.paymentIntents, intent, { review: review.id });
  world.events.emit('review.opened', review);
  return review;
}

/** Somebody has looked. Approving captures nothing. */
export function closeReview(world: StripeWorld, reviewId: string, reason: ClosingReason): ReviewObject {
  const review = world.reviews.get(reviewId);
  if (!review) throw noSuch('review', reviewId, 'review');
  if (!review.open) throw invalidRequest(`Review ${reviewId} has already been closed.`);
  return world.update(world.reviews, review, { open: false, closed_reason: reason, reason }, 'review.closed');
}

export function warnOfFraud(
  world: StripeWorld,
  chargeId: string,
  fraudType: string,
): EarlyFraudWarningObject {
  const charge = world.charges.get(chargeId);
  if (!charge) throw noSuch('charge', chargeId, 'charge');
  const warning: EarlyFraudWarningObject = {
    id: newId.fraudWarning(),
    object: 'radar.early_fraud_warning',
    actionable: !charge.refunded && !charge.disputed,
    charge: chargeId,
    created: world.now,
    fraud_type: fraudType,
    livemode: false,
    payment_intent: charge.payment_intent,
  };
  world.fraudWarnings.set(warning.id, warning);
  world.events.emit('radar.early_fraud_warning.created', warning);
  return warning;
}

function newReview(
  world: StripeWorld,
  charge: string,
  paymentIntent: string,
  openedBy: ReviewObject['opened_reason'],
): ReviewObject {
  return {
    id: newId.review(),
    object: 'review',
    billing_zip: null,
    charge,
    closed_reason: null,
    created: world.now,
    ip_address: null,
    ip_address_location: null,
    livemode: false,
    open: true,
    opened_reason: openedBy,
    payment_intent: paymentIntent,
    reason: openedBy,
    session: null,
  };
}

const entry = (review: ReviewObject): [string, ReviewObject] => [review.id, review];

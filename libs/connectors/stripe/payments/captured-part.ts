import type Stripe from 'stripe';
import type { Presentment } from './balance-transaction.reader';

/** What a movement of a charge is in the shopper's currency, and the whole that it is a part of. */
export interface CapturedPart {
  readonly presentment: Presentment;
  /** Set when the movement took a part of what was authorised. */
  readonly authorized: Presentment | null;
}

/**
 * A charge has one movement for each capture, and none of them says what the shopper saw: in the charge's own currency it is the movement's
 * amount, in another it is reckoned back by the movement's rate.
 */
export function capturedPart(row: Stripe.BalanceTransaction, charge: Stripe.Charge): CapturedPart {
  const whole = { amount: charge.amount, currency: charge.currency.toUpperCase() };
  if (row.reporting_category !== 'charge' && row.reporting_category !== 'partial_capture_reversal') {
    return { presentment: whole, authorized: null };
  }
  if (isTakenAtOnce(charge)) return { presentment: whole, authorized: null };
  const rate = row.currency === charge.currency ? 1 : (row.exchange_rate ?? 1);
  const amount = Math.round(Math.abs(row.amount) / rate);
  const tolerance = rate === 1 ? 0 : Math.ceil(0.5 / rate);
  if (Math.abs(amount - whole.amount) <= tolerance) return { presentment: whole, authorized: null };
  const part = { ...whole, amount };
  return { presentment: part, authorized: row.reporting_category === 'charge' ? whole : null };
}

/** One capture took all of it. */
export const isTakenAtOnce = (charge: Stripe.Charge): boolean =>
  charge.amount_captured >= charge.amount && !mayBeCapturedInParts(charge);

export const mayBeCapturedInParts = (charge: Stripe.Charge): boolean =>
  charge.payment_method_details?.card?.multicapture?.status === 'available';

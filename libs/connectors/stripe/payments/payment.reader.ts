import type Stripe from 'stripe';
import type { ProviderPayment, ProviderPaymentState } from '#connectors/kit/payment-port';
import { readBalanceTransaction } from './balance-transaction.reader';
import { isTakenAtOnce } from './captured-part';
import { fromUnix } from './instants';
import { readOwner } from './metadata';
import { idOf, readMoney } from './read-money';
import { readReview, readRisk } from './review.reader';

/** A PaymentIntent with its latest charge and its review, which must have been expanded. */
export function readPayment(intent: Stripe.PaymentIntent): ProviderPayment {
  const charge = typeof intent.latest_charge === 'object' ? intent.latest_charge : null;
  return {
    paymentIntentId: intent.id,
    state: readState(intent.status),
    amount: readMoney(intent.amount, intent.currency),
    capturable: readMoney(intent.amount_capturable, intent.currency),
    captured: readMoney(intent.amount_received, intent.currency),
    multicapture: charge?.payment_method_details?.card?.multicapture?.status === 'available',
    refunded: readMoney(intent.amount_received > 0 ? (charge?.amount_refunded ?? 0) : 0, intent.currency),
    captureMode: intent.capture_method === 'manual' ? 'manual' : 'automatic',
    chargeId: idOf(intent.latest_charge),
    captureBefore: readCaptureBefore(charge),
    method: readMethod(charge?.payment_method_details ?? null),
    failure: readFailure(intent.last_payment_error),
    cancellationReason: intent.cancellation_reason,
    risk: readRisk(charge?.outcome),
    review: readReview(intent.review),
    ...readOwner(intent.metadata),
    clientSecret: intent.client_secret,
    createdAt: fromUnix(intent.created),
    ...readMovements(charge),
  };
}

/** Its one movement tells all where nothing was captured in parts or given back, and where it was expanded. */
function readMovements(charge: Stripe.Charge | null): Pick<ProviderPayment, 'movements'> {
  if (!charge || charge.amount_captured === 0 || charge.amount_refunded > 0 || !isTakenAtOnce(charge))
    return {};
  const { balance_transaction: movement, amount, currency } = charge;
  if (typeof movement === 'string') return {};
  const presentment = { amount, currency: currency.toUpperCase() };
  return { movements: movement === null ? [] : [readBalanceTransaction(movement, presentment)] };
}

function readState(status: string): ProviderPaymentState {
  switch (status) {
    case 'requires_capture':
      return 'authorized';
    case 'requires_payment_method':
    case 'requires_confirmation':
    case 'requires_action':
    case 'processing':
    case 'succeeded':
    case 'canceled':
      return status;
    default:
      return 'unknown';
  }
}

function readCaptureBefore(charge: Stripe.Charge | null): Date | null {
  if (charge === null || charge.captured) return null;
  const details = charge.payment_method_details;
  const seconds = details?.card?.capture_before ?? details?.card_present?.capture_before;
  return typeof seconds === 'number' ? fromUnix(seconds) : null;
}

/** Brand and last four digits are all that is ever kept of a card. */
function readMethod(details: Stripe.Charge.PaymentMethodDetails | null): ProviderPayment['method'] {
  if (details === null) return null;
  return {
    type: details.type,
    brand: details.card?.brand ?? null,
    last4: details.card?.last4 ?? details.sepa_debit?.last4 ?? details.us_bank_account?.last4 ?? null,
  };
}

function readFailure(error: Stripe.PaymentIntent['last_payment_error']): ProviderPayment['failure'] {
  if (error === null) return null;
  return {
    code: (error.code ?? error.type).replaceAll('_', '-'),
    declineCode: error.decline_code ?? null,
    message: error.message ?? 'The attempt was declined.',
  };
}

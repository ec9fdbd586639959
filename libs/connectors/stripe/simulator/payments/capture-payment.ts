import type { ChargeObject } from '../objects/charge';
import { checkWholeUnits } from '../money/currencies';
import type { Metadata } from '../objects/common';
import type { PaymentIntentObject } from '../objects/payment-intent';
import { ApiError, invalidRequest } from '../protocol/api-error';
import { previousAttributes } from '../world/previous-attributes';
import type { StripeWorld } from '../world/world';
import { bookCapture } from './book-charge';
import { latestCharge } from './confirm-payment';
import { unexpectedState } from './unexpected-state';

const MOST_CAPTURES = 50;

export interface CaptureRequest {
  /** Zero releases what is left, once something was captured. */
  readonly amountToCapture?: number | undefined;
  /** False keeps the rest authorised; only where the charge allows several captures. */
  readonly finalCapture?: boolean | undefined;
  readonly metadata?: Metadata | undefined;
  readonly statementDescriptorSuffix?: string | undefined;
}

/** Takes what is authorised, or less: the rest is released, unless more captures are to follow. */
export function capturePayment(
  world: StripeWorld,
  intent: PaymentIntentObject,
  request: CaptureRequest,
): PaymentIntentObject {
  const charge = latestCharge(world, intent);
  if (intent.status !== 'requires_capture' || !charge) throw cannotCapture(intent);
  const final = request.finalCapture !== false;
  const amount = request.amountToCapture ?? intent.amount_capturable;
  check(world, intent, charge, amount, final);
  captureCharge(world, charge, amount, final);
  const captured = world.update(world.paymentIntents, intent, {
    status: final ? 'succeeded' : 'requires_capture',
    amount_capturable: final ? 0 : intent.amount_capturable - amount,
    amount_received: intent.amount_received + amount,
    ...(request.metadata && { metadata: request.metadata }),
    ...(request.statementDescriptorSuffix !== undefined && {
      statement_descriptor_suffix: request.statementDescriptorSuffix,
    }),
  });
  const previous = previousAttributes(intent, captured);
  if (allowsSeveral(charge)) {
    world.events.emit('payment_intent.amount_capturable_updated', captured, previous);
  }
  if (final) world.events.emit('payment_intent.succeeded', captured, previous);
  return captured;
}

/** The end of an authorisation that was captured in part: what was taken stays, the rest is let go. */
export function releaseRest(world: StripeWorld, intent: PaymentIntentObject): PaymentIntentObject {
  return capturePayment(world, intent, { amountToCapture: 0 });
}

/** Every capture is told as `charge.updated` where there may be several, the last one as `charge.captured`. */
function captureCharge(world: StripeWorld, charge: ChargeObject, amount: number, final: boolean): void {
  const amountCaptured = charge.amount_captured + amount;
  const booked = amount > 0 ? bookCapture(world, charge, amount).id : null;
  const after = world.update(world.charges, charge, {
    captured: final,
    amount_captured: amountCaptured,
    balance_transaction: charge.balance_transaction ?? booked,
    refunded: final && charge.amount_refunded > 0 && charge.amount_refunded >= amountCaptured,
  });
  const previous = previousAttributes(charge, after);
  if (allowsSeveral(charge) && amount > 0) world.events.emit('charge.updated', after, previous);
  if (final) world.events.emit('charge.captured', after, previous);
}

function check(
  world: StripeWorld,
  intent: PaymentIntentObject,
  charge: ChargeObject,
  amount: number,
  final: boolean,
): void {
  if (amount > intent.amount_capturable) {
    throw invalidRequest(
      `The amount_to_capture (${amount}) is greater than the amount_capturable (${intent.amount_capturable}) of this PaymentIntent.`,
      { code: 'amount_too_large', param: 'amount_to_capture' },
    );
  }
  if (amount === 0 && !(final && intent.amount_received > 0)) {
    throw invalidRequest('Invalid positive integer', { param: 'amount_to_capture' });
  }
  checkWholeUnits(amount, intent.currency, 'amount_to_capture');
  if (final) return;
  if (!allowsSeveral(charge)) {
    throw invalidRequest('Multicapture is not available for this PaymentIntent.', { param: 'final_capture' });
  }
  if (world.balanceTransactions.filter(({ source }) => source === charge.id).length >= MOST_CAPTURES) {
    throw invalidRequest(`A PaymentIntent can be captured at most ${MOST_CAPTURES} times.`, {
      param: 'final_capture',
    });
  }
}

const allowsSeveral = ({ payment_method_details: details }: ChargeObject): boolean =>
  details.type === 'card' && details.card.multicapture.status === 'available';

function cannotCapture(intent: PaymentIntentObject): ApiError {
  if (intent.status === 'canceled' && intent.cancellation_reason === 'expired') {
    return new ApiError(400, {
      type: 'invalid_request_error',
      code: 'charge_expired_for_capture',
      message: 'This charge has expired and can no longer be captured.',
      payment_intent: intent,
    });
  }
  return unexpectedState(intent, 'captured', ['requires_capture']);
}

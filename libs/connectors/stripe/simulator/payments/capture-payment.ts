import type { Metadata } from '../objects/common';
import type { PaymentIntentObject } from '../objects/payment-intent';
import { ApiError, invalidRequest } from '../protocol/api-error';
import type { StripeWorld } from '../world/world';
import { bookCharge, bookPartialCaptureReversal } from './book-charge';
import { latestCharge } from './confirm-payment';
import { unexpectedState } from './unexpected-state';

export interface CaptureRequest {
  readonly amountToCapture?: number | undefined;
  readonly metadata?: Metadata | undefined;
  readonly statementDescriptorSuffix?: string | undefined;
}

/** Takes what was authorised, or less: the rest is released. */
export function capturePayment(
  world: StripeWorld,
  intent: PaymentIntentObject,
  request: CaptureRequest,
): PaymentIntentObject {
  const charge = latestCharge(world, intent);
  if (intent.status !== 'requires_capture' || !charge) throw cannotCapture(intent);
  const amount = request.amountToCapture ?? intent.amount_capturable;
  if (amount > intent.amount_capturable) {
    throw invalidRequest(
      `The amount_to_capture (${amount}) is greater than the amount_capturable (${intent.amount_capturable}) of this PaymentIntent.`,
      { code: 'amount_too_large', param: 'amount_to_capture' },
    );
  }
  const captured = world.update(world.charges, charge, { captured: true, amount_captured: amount });
  const booked = bookCharge(world, captured);
  bookPartialCaptureReversal(world, booked);
  world.events.emit('charge.captured', booked, {
    captured: false,
    amount_captured: charge.amount_captured,
    balance_transaction: null,
  });
  return world.update(
    world.paymentIntents,
    intent,
    {
      status: 'succeeded',
      amount_capturable: 0,
      amount_received: amount,
      ...(request.metadata && { metadata: request.metadata }),
      ...(request.statementDescriptorSuffix !== undefined && {
        statement_descriptor_suffix: request.statementDescriptorSuffix,
      }),
    },
    'payment_intent.succeeded',
  );
}

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

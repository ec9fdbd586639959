import type { CaptureMethod, PaymentIntentObject } from '../objects/payment-intent';
import { confirmPayment } from '../payments/confirm-payment';
import { resolvePaymentMethod } from '../payments/payment-methods';
import { unexpectedState } from '../payments/unexpected-state';
import { ApiError, invalidRequest } from '../protocol/api-error';
import type { EndpointContext } from '../protocol/endpoint';

interface ConfirmParameters {
  readonly payment_method?: string | undefined;
  readonly capture_method?: CaptureMethod | undefined;
  readonly off_session?: boolean | undefined;
  readonly return_url?: string | undefined;
}

const CONFIRMABLE = ['requires_payment_method', 'requires_confirmation', 'requires_action'];

/** Confirms on the server; a decline is answered with 402 and the PaymentIntent inside the error. */
export function confirmByRequest(
  intent: PaymentIntentObject,
  parameters: ConfirmParameters,
  { world, publicUrl }: EndpointContext,
): PaymentIntentObject {
  if (!CONFIRMABLE.includes(intent.status)) throw unexpectedState(intent, 'confirmed', CONFIRMABLE);
  const methodId = parameters.payment_method ?? intent.payment_method;
  if (methodId === null) {
    throw invalidRequest('You cannot confirm this PaymentIntent because it is missing a payment method.', {
      code: 'payment_intent_unexpected_state',
    });
  }
  const method = resolvePaymentMethod(world, methodId);
  if (method.type === 'card' && intent.statement_descriptor !== null) {
    throw invalidRequest(
      'The statement_descriptor parameter is not supported for card charges. Use statement_descriptor_suffix instead.',
      { param: 'statement_descriptor' },
    );
  }
  const captureMethod = parameters.capture_method ?? intent.capture_method;
  const prepared = world.update(world.paymentIntents, intent, { capture_method: captureMethod });
  const confirmed = confirmPayment(world, prepared, method, {
    type: 'redirect_to_url',
    redirect_to_url: {
      return_url: parameters.return_url ?? null,
      url: `${publicUrl}/authenticate/${intent.id}`,
    },
  });
  if (confirmed.last_payment_error) throw declined(confirmed);
  return confirmed;
}

function declined(intent: PaymentIntentObject): ApiError {
  const error = intent.last_payment_error;
  if (!error) throw new Error('a declined PaymentIntent carries its error');
  return new ApiError(402, { ...error, payment_intent: intent });
}

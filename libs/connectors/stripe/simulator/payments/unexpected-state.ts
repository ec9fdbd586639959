import type { PaymentIntentObject } from '../objects/payment-intent';
import { ApiError } from '../protocol/api-error';

/** "This PaymentIntent could not be captured because it has a status of canceled." */
export function unexpectedState(
  intent: PaymentIntentObject,
  verb: string,
  allowed: readonly string[],
): ApiError {
  return new ApiError(400, {
    type: 'invalid_request_error',
    code: 'payment_intent_unexpected_state',
    message: `This PaymentIntent could not be ${verb} because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be ${verb}: ${allowed.join(', ')}.`,
    payment_intent: intent,
  });
}

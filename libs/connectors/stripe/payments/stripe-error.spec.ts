import Stripe from 'stripe';
import { toStripeFailure } from './stripe-error';

const { errors } = Stripe;
const raw = (fields: object): never => ({ message: 'told by Stripe', headers: {}, ...fields }) as never;

describe("Stripe's errors as failures", () => {
  it.each([
    [
      'a decline',
      new errors.StripeCardError(raw({ type: 'card_error', code: 'card_declined', statusCode: 402 })),
      'permanent',
      'card-declined',
    ],
    [
      'a state error',
      new errors.StripeInvalidRequestError(
        raw({ type: 'invalid_request_error', code: 'payment_intent_unexpected_state', statusCode: 400 }),
      ),
      'permanent',
      'payment-intent-unexpected-state',
    ],
    [
      'something missing',
      new errors.StripeInvalidRequestError(
        raw({ type: 'invalid_request_error', code: 'resource_missing', statusCode: 404 }),
      ),
      'permanent',
      'resource-missing',
    ],
  ])('%s is permanent and its answer is stored under the key', (_, error, failureClass, code) => {
    const failure = toStripeFailure(error);
    expect(failure).toMatchObject({ failureClass, code, details: { stored: true } });
  });

  it('AC-24: an amount below the minimum says so in a sentence', () => {
    const failure = toStripeFailure(
      new errors.StripeInvalidRequestError(
        raw({ type: 'invalid_request_error', code: 'amount_too_small', statusCode: 400 }),
      ),
    );
    expect(failure.code).toBe('amount-too-small');
    expect(failure.message).toContain('smallest amount');
  });

  it('AC-15: a lock time-out is transient, a rate limit waits as long as it says', () => {
    const lock = new errors.StripeRateLimitError(
      raw({ type: 'invalid_request_error', code: 'lock_timeout', statusCode: 429 }),
    );
    expect(toStripeFailure(lock)).toMatchObject({ failureClass: 'transient', code: 'lock-timeout' });
    const limit = new errors.StripeRateLimitError(
      raw({ type: 'rate_limit_error', statusCode: 429, headers: { 'retry-after': '7' } }),
    );
    expect(toStripeFailure(limit)).toMatchObject({ failureClass: 'rate-limited', retryAfterMs: 7_000 });
  });

  it('an unanswered request and a server error are transient and indeterminate', () => {
    for (const error of [
      new errors.StripeConnectionError(raw({ type: 'api_error' })),
      new errors.StripeAPIError(raw({ type: 'api_error', statusCode: 500 })),
      new errors.StripeAPIError(raw({ type: 'api_error' })),
    ]) {
      expect(toStripeFailure(error)).toMatchObject({
        failureClass: 'transient',
        details: { indeterminate: true },
      });
    }
  });

  it('a key that is refused waits for an administrator and says where to look', () => {
    for (const error of [
      new errors.StripeAuthenticationError(raw({ type: 'invalid_request_error', statusCode: 401 })),
      new errors.StripePermissionError(raw({ type: 'invalid_request_error', statusCode: 403 })),
    ]) {
      const failure = toStripeFailure(error);
      expect(failure.failureClass).toBe('transient');
      expect(failure.suggestion).toContain('API key');
    }
  });

  it('a concurrent use of the same key is tried again', () => {
    const error = new errors.StripeAPIError(
      raw({ type: 'invalid_request_error', code: 'idempotency_key_in_use', statusCode: 409 }),
    );
    expect(toStripeFailure(error)).toMatchObject({
      failureClass: 'transient',
      code: 'idempotency-key-in-use',
    });
  });
});

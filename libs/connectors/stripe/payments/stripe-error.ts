import Stripe from 'stripe';
import { Failure, type FailureOptions } from '#platform/errors/failure';

/** Sentences for the errors that people meet; anything else keeps Stripe's own words. */
const CLEAR_MESSAGES: Readonly<Record<string, string>> = {
  amount_too_small:
    "The total is below the smallest amount Stripe takes for this currency and the account's settlement currency.",
  amount_too_large: 'The total is above the largest amount Stripe takes for this currency.',
  charge_expired_for_capture: 'The authorisation has expired: nothing is left to capture.',
  charge_already_captured: 'The payment was captured already.',
  charge_already_refunded: 'The payment was refunded already.',
};

/**
 * Any error of the SDK as a Failure. `details.stored`: Stripe keeps this answer under the key, so a corrected request needs a
 * new one. `details.keyUsed`: the key belongs to another request that has been answered. `details.indeterminate`: nobody knows
 * whether the request had its effect.
 */
export function toStripeFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  if (!(thrown instanceof Stripe.errors.StripeError)) {
    return Failure.permanent('stripe-call-failed', message(thrown), { cause: thrown });
  }
  const status = thrown.statusCode;
  // Where the address is refused nothing was sent, and nothing will be.
  if (thrown.detail instanceof Failure) return thrown.detail;
  if (thrown instanceof Stripe.errors.StripeConnectionError || status === undefined) {
    return Failure.transient('stripe-unreachable', `Stripe did not answer: ${thrown.message}`, {
      ...facts(thrown, { indeterminate: true }),
    });
  }
  if (status >= 500) {
    return Failure.transient(
      'stripe-error',
      `Stripe answered ${status}.`,
      facts(thrown, { indeterminate: true }),
    );
  }
  if (thrown.code === 'lock_timeout') {
    return Failure.transient(
      'lock-timeout',
      'Stripe is busy with the same object; tried again.',
      facts(thrown),
    );
  }
  if (status === 429 || thrown instanceof Stripe.errors.StripeRateLimitError) {
    return Failure.rateLimited('stripe-rate-limited', 'Stripe asks for fewer requests.', {
      ...facts(thrown),
      ...retryAfter(thrown.headers),
    });
  }
  if (status === 409) {
    return Failure.transient('idempotency-key-in-use', 'The same request is still under way.', facts(thrown));
  }
  if (status === 401) return refusedKey(thrown, 'credentials-refused', 'Stripe does not accept the API key.');
  if (status === 403)
    return refusedKey(thrown, 'permission-missing', 'The restricted key lacks a permission.');
  if (thrown instanceof Stripe.errors.StripeIdempotencyError) {
    return Failure.permanent('idempotency-mismatch', thrown.message, facts(thrown, { keyUsed: true }));
  }
  const code = kebab(thrown.code ?? thrown.rawType ?? 'request-refused');
  const text = CLEAR_MESSAGES[thrown.code ?? ''] ?? thrown.message;
  return Failure.permanent(code, text, facts(thrown, { stored: true }));
}

/** Waits rather than dies: once an administrator has mended the key, everything goes on by itself. */
function refusedKey(error: Stripe.errors.StripeError, code: string, text: string): Failure {
  return Failure.transient(code, text, {
    ...facts(error),
    suggestion: "Check the connection's API key and its permissions (docs/connect/stripe.md).",
  });
}

function facts(error: Stripe.errors.StripeError, more: Record<string, unknown> = {}): FailureOptions {
  const known: Record<string, unknown> = {
    status: error.statusCode,
    stripeCode: error.code,
    declineCode: error.decline_code,
    param: error.param,
    requestId: error.requestId,
    ...more,
  };
  const details = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
  return { details };
}

function retryAfter(headers: Record<string, string> | undefined): FailureOptions {
  const seconds = Number(headers?.['retry-after']);
  return Number.isFinite(seconds) && seconds > 0 ? { retryAfterMs: Math.min(seconds, 3_600) * 1000 } : {};
}

const kebab = (code: string): string => code.replaceAll('_', '-').toLowerCase();
const message = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));

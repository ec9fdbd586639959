import { Failure } from '#platform/errors/failure';
import { toStripeFailure } from './stripe-error';

/**
 * Runs one call. The SDK takes any JSON without an `error` key for success, a proxy's 502 page in JSON included, so the answer
 * must be the object that was asked for.
 */
export async function callStripe<T extends { object: string; id?: string }>(
  expected: T['object'],
  call: () => Promise<T>,
): Promise<T> {
  let answer: T;
  try {
    answer = await call();
  } catch (error) {
    throw toStripeFailure(error);
  }
  const shape = answer as { object?: unknown; id?: unknown; data?: unknown } | null;
  const listed = expected === 'list' || expected === 'search_result';
  const identified = listed ? Array.isArray(shape?.data) : typeof shape?.id === 'string';
  if (shape?.object !== expected || !identified) {
    throw Failure.transient('unexpected-answer', `The answer is not the ${expected} that was asked for.`, {
      details: { indeterminate: true },
      suggestion: 'Something between us and Stripe may answer in its place (a proxy).',
    });
  }
  return answer;
}

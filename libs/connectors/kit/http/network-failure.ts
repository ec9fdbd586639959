import { errors } from '#platform/http/undici';
import { Failure, toError, toFailure } from '#platform/errors/failure';

const TIMED_OUT = new Set(['TimeoutError', 'AbortError']);

/** A call that brought no whole answer. `details.indeterminate` is false only when the request surely never left. */
export function networkFailure(system: string, thrown: unknown, totalTimeoutMs: number): Failure {
  if (thrown instanceof Failure) return thrown;
  const error = toError(thrown);
  const code = (error as { code?: unknown }).code;
  if (error instanceof errors.ConnectTimeoutError || code === 'ECONNREFUSED' || code === 'ENOTFOUND') {
    return Failure.transient('connection-failed', `${system} cannot be reached: ${error.message}`, {
      cause: error,
      details: { indeterminate: false },
    });
  }
  if (TIMED_OUT.has(error.name)) {
    return Failure.transient('timed-out', `${system} did not answer within ${totalTimeoutMs} ms`, {
      cause: error,
      details: { indeterminate: true },
    });
  }
  const known = toFailure(error);
  return Failure.transient('connection-lost', `The answer of ${system} was lost: ${known.message}`, {
    cause: error,
    details: { indeterminate: true },
  });
}

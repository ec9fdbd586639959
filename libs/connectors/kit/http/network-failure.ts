import { errors } from 'undici';
import { Failure, toFailure } from '#platform/errors/failure';

/** By name: the runtime's abort errors are not always an `Error` of this realm. */
const TIMED_OUT = new Set<unknown>(['TimeoutError', 'AbortError']);

/** A call that brought no whole answer. `details.indeterminate` is false only when the request surely never left. */
export function networkFailure(system: string, thrown: unknown, totalTimeoutMs: number): Failure {
  if (thrown instanceof Failure) return thrown;
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const code = (error as { code?: unknown }).code;
  if (error instanceof errors.ConnectTimeoutError || code === 'ECONNREFUSED' || code === 'ENOTFOUND') {
    return Failure.transient('connection-failed', `${system} cannot be reached: ${error.message}`, {
      cause: error,
      details: { indeterminate: false },
    });
  }
  if (TIMED_OUT.has((thrown as { name?: unknown } | null)?.name)) {
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

import { Failure } from '#platform/errors/failure';
import type { HttpAnswer } from './http-answer';
import { retryAfterMs } from './retry-after';

/** What an answer that is no success means, where the system has no better way to tell. */
export function statusFailure(answer: HttpAnswer, now: Date): Failure {
  const { system, status } = answer;
  const wait = retryAfterMs(answer.headers['retry-after'], now);
  const options = {
    details: { status, excerpt: answer.excerpt() },
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  };
  switch (true) {
    case status === 429:
      return Failure.rateLimited('rate-limited', `${system} asks us to slow down`, options);
    case status === 401 || status === 403:
      return Failure.permanent('credentials-refused', `${system} refused our credentials (${status})`, {
        ...options,
        suggestion: `Check user, password or key of the connection, and the rights it has in ${system}.`,
      });
    case status === 404 || status === 410:
      return Failure.permanent('not-found', `${system} does not know what we asked for (${status})`, options);
    case status === 409 || status === 412 || status === 423:
      return Failure.conflict('conflict', `${system} has changed in the meantime (${status})`, options);
    case status === 408 || status === 425 || status >= 500:
      return Failure.transient('system-unavailable', `${system} answered ${status}`, options);
    default:
      return Failure.permanent('request-refused', `${system} refused the request (${status})`, options);
  }
}

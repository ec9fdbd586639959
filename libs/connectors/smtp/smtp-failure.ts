import { Failure, toError } from '#platform/errors/failure';

interface SmtpError {
  readonly code?: unknown;
  readonly responseCode?: unknown;
  readonly command?: unknown;
}

/** What a mail server's refusal means: 4xx passes, 5xx does not; a wrong password needs a person. */
export function smtpFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  const error = toError(thrown);
  const { code, responseCode, command } = error as SmtpError;
  const details = {
    ...(typeof responseCode === 'number' ? { responseCode } : {}),
    ...(typeof command === 'string' ? { command } : {}),
  };
  if (code === 'EAUTH' && !(typeof responseCode === 'number' && responseCode < 500)) {
    return Failure.permanent('credentials-refused', `The mail server refused the log-in: ${error.message}`, {
      details,
      cause: error,
      suggestion: 'Check user and password of the mail connection.',
    });
  }
  if (typeof responseCode === 'number' && responseCode >= 500) {
    return Failure.permanent('mail-refused', `The mail server refused the mail: ${error.message}`, {
      details,
      cause: error,
    });
  }
  if (code === 'EENVELOPE' && typeof responseCode !== 'number') {
    return Failure.permanent('mail-refused', `The mail has no usable address: ${error.message}`, {
      cause: error,
    });
  }
  return Failure.transient('mail-unavailable', `The mail server did not take the mail: ${error.message}`, {
    details,
    cause: error,
  });
}

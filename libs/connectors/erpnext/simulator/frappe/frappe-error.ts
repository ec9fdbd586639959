import { randomBytes } from 'node:crypto';

const STATUS: Readonly<Record<string, number>> = {
  AuthenticationError: 401,
  PermissionError: 403,
  DoesNotExistError: 404,
  PageDoesNotExistError: 404,
  DuplicateEntryError: 409,
  TooManyRequestsError: 429,
  OperationalError: 500,
  TypeError: 500,
  JSONDecodeError: 500,
  SessionStopped: 503,
};

/** An exception as the framework raises it. Every kind of ValidationError is answered 417. */
export class FrappeError extends Error {
  readonly status: number;

  constructor(
    readonly excType: string,
    message: string,
    /** What the user is shown; by default the exception's own text. */
    readonly shown: readonly string[] = [message],
  ) {
    super(message);
    this.status = STATUS[excType] ?? 417;
  }
}

export const validationError = (message: string): FrappeError => new FrappeError('ValidationError', message);

/** The body of an error answer: the readable text is JSON inside JSON. */
export function errorBody(error: FrappeError): Record<string, unknown> {
  const module = MODULES[error.excType] ?? 'frappe.exceptions.';
  const exception = `${module}${error.excType}: ${error.message}`;
  return {
    exception,
    exc_type: error.excType,
    _exc_source: 'erpnext (app)',
    exc: JSON.stringify([`Traceback (most recent call last):\n  ...\n${exception}\n`]),
    ...(error.shown.length > 0 && {
      _server_messages: JSON.stringify(
        error.shown.map((message) =>
          JSON.stringify({
            message,
            title: 'Message',
            indicator: 'red',
            raise_exception: 1,
            __frappe_exc_id: randomBytes(28).toString('hex'),
          }),
        ),
      ),
    }),
  };
}

const MODULES: Readonly<Record<string, string>> = {
  OperationalError: 'pymysql.err.',
  TypeError: '',
  JSONDecodeError: 'json.decoder.',
};

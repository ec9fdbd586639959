/**
 * How a failure is handled, decided once, where it is first understood:
 * `transient` and `rate-limited` are tried again later, `conflict` is tried again after re-reading,
 * `mapping` and `permanent` go to the dead letters for a person to mend.
 */
export type FailureClass = 'transient' | 'rate-limited' | 'conflict' | 'mapping' | 'permanent';

export interface FailureOptions {
  /** How long the other side asked us to wait, in milliseconds. */
  readonly retryAfterMs?: number;
  /** Facts for the operator. Never a secret, never card data. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** What the operator can do about it, as a sentence. */
  readonly suggestion?: string;
  readonly cause?: unknown;
}

/** A failure with a class and a stable code in kebab-case, e.g. `amount-too-small`. */
export class Failure extends Error {
  readonly retryAfterMs: number | undefined;
  readonly details: Readonly<Record<string, unknown>>;
  readonly suggestion: string | undefined;

  constructor(
    readonly failureClass: FailureClass,
    readonly code: string,
    message: string,
    options: FailureOptions = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'Failure';
    this.retryAfterMs = options.retryAfterMs;
    this.details = options.details ?? {};
    this.suggestion = options.suggestion;
  }

  static transient(code: string, message: string, options?: FailureOptions): Failure {
    return new Failure('transient', code, message, options);
  }

  static rateLimited(code: string, message: string, options?: FailureOptions): Failure {
    return new Failure('rate-limited', code, message, options);
  }

  static conflict(code: string, message: string, options?: FailureOptions): Failure {
    return new Failure('conflict', code, message, options);
  }

  static mapping(code: string, message: string, options?: FailureOptions): Failure {
    return new Failure('mapping', code, message, options);
  }

  static permanent(code: string, message: string, options?: FailureOptions): Failure {
    return new Failure('permanent', code, message, options);
  }
}

/**
 * PostgreSQL's class 08 (connection), 40 (serialisation, deadlock), 53 (resources), 57P (shutdown), 57014 (statement timed out), 58 (the
 * machine below), 55P03 (lock not available), 25006 (has become a standby), 25P03 (idle in transaction for too long), 25P02 (an
 * earlier statement of the transaction failed, and the one who asks did not see why: a full disk did it).
 */
const TRANSIENT_SQL_STATE = /^(08|40|53|57P|57014|58|55P03|25006|25P0[23])/;
/** Class 3F000 (schema), 42P01 (table), 42703 (column): what the code asks for is not there, or not there yet. */
const UNDEFINED_SQL_STATE = /^(3F000|42P01|42703)/;
const TRANSIENT_NETWORK_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Code of the failure of a service whose tables are those of another version. */
export const SCHEMA_DIFFERS = 'schema-differs';

/** Any thrown value as a Failure: database and network trouble is transient, everything unknown is permanent. */
export function toFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  const error = toError(thrown);
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string' && TRANSIENT_SQL_STATE.test(code)) {
    return Failure.transient('database-unavailable', error.message, { cause: error });
  }
  if (typeof code === 'string' && UNDEFINED_SQL_STATE.test(code)) {
    return Failure.permanent(SCHEMA_DIFFERS, error.message, {
      cause: error,
      suggestion: 'Run the provisioning of the version that runs, then replay.',
    });
  }
  if (typeof code === 'string' && TRANSIENT_NETWORK_CODES.has(code)) {
    return Failure.transient('connection-failed', error.message, { cause: error });
  }
  if (
    /timeout exceeded when trying to connect|Query read timeout|Connection terminated|Client has encountered a connection error|cached plan must not change/.test(
      error.message,
    )
  ) {
    return Failure.transient('database-unavailable', error.message, { cause: error });
  }
  return Failure.permanent('unexpected-error', error.message, { cause: error });
}

/** By shape, not by class: errors of the runtime may come from another realm than ours. */
export function toError(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  const { message, name } = (thrown ?? {}) as { message?: unknown; name?: unknown };
  return typeof message === 'string' && typeof name === 'string'
    ? (thrown as Error)
    : new Error(String(thrown));
}

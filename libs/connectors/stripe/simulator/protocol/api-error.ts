export type ApiErrorType =
  | 'api_error'
  | 'card_error'
  | 'idempotency_error'
  | 'invalid_request_error'
  | 'authentication_error'
  | 'rate_limit_error';

export interface ApiErrorBody {
  readonly type: ApiErrorType;
  readonly message: string;
  readonly code?: string;
  readonly param?: string;
  readonly decline_code?: string;
  readonly charge?: string;
  readonly payment_intent?: object;
  readonly payment_method?: object;
  readonly advice_code?: string;
  readonly network_decline_code?: string;
}

/** An answer that Stripe words as `{error: {...}}`. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly body: ApiErrorBody,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(body.message);
    this.name = 'ApiError';
  }
}

interface Where {
  readonly code?: string;
  readonly param?: string;
}

export function invalidRequest(message: string, where: Where = {}): ApiError {
  return new ApiError(400, { type: 'invalid_request_error', message, ...where });
}

/** "No such payment_intent: 'pi_x'": 404 when the path names it, 400 when a parameter does. */
export function noSuch(kind: string, id: string, param: string, status: 400 | 404 = 404): ApiError {
  return new ApiError(status, {
    type: 'invalid_request_error',
    code: 'resource_missing',
    param,
    message: `No such ${kind}: '${id}'`,
  });
}

/** The body as it travels, with the links Stripe adds. */
export function errorEnvelope(body: ApiErrorBody, requestId: string): { error: object } {
  const docUrl = body.code && {
    doc_url: `https://stripe.com/docs/error-codes/${body.code.replaceAll('_', '-')}`,
  };
  const request_log_url = `https://dashboard.stripe.com/test/logs/${requestId}`;
  return { error: { ...body, ...docUrl, request_log_url } };
}

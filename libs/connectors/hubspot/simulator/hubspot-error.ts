import { randomUUID } from 'node:crypto';

export interface ErrorDetail {
  readonly message: string;
  readonly code: string;
  readonly context?: Readonly<Record<string, readonly string[]>>;
}

/** An error in HubSpot's own form. */
export class HubSpotError extends Error {
  constructor(
    readonly status: number,
    readonly category: string,
    message: string,
    readonly extra: {
      readonly subCategory?: string;
      readonly errors?: readonly ErrorDetail[];
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: Readonly<Record<string, unknown>>;
    } = {},
  ) {
    super(message);
  }

  body(): Record<string, unknown> {
    const { errors, subCategory, body } = this.extra;
    return {
      status: 'error',
      message: this.message,
      correlationId: randomUUID(),
      category: this.category,
      ...(subCategory !== undefined && { subCategory }),
      ...(errors && { errors }),
      ...body,
    };
  }
}

export const notFound = (): HubSpotError => new HubSpotError(404, 'OBJECT_NOT_FOUND', 'resource not found');

/** Several faults of one record are one message with a list inside. */
export const invalidProperties = (errors: readonly ErrorDetail[]): HubSpotError =>
  new HubSpotError(400, 'VALIDATION_ERROR', `Property values were not valid: ${JSON.stringify(errors)}`, {
    errors,
  });

export const tooManyRequests = (policyName: 'TEN_SECONDLY_ROLLING' | 'DAILY'): HubSpotError =>
  new HubSpotError(
    429,
    'RATE_LIMITS',
    policyName === 'DAILY'
      ? 'You have reached your daily limit.'
      : 'You have reached your ten_secondly_rolling limit.',
    { body: { errorType: 'RATE_LIMIT', policyName } },
  );

import { z } from 'zod';
import type { FailureOptions } from '#platform/errors/failure';
import { Failure } from '#platform/errors/failure';
import type { HttpAnswer } from '#connectors/kit/http/http-answer';

/** An error of a whole request, or of one record of a batch. Only what is always there is demanded. */
export const hubSpotErrorSchema = z.object({
  message: z.string().default('no explanation'),
  category: z.string().optional(),
  subCategory: z.unknown().optional(),
  correlationId: z.string().optional(),
  policyName: z.string().optional(),
  context: z.record(z.string(), z.array(z.string())).optional(),
  errors: z.array(z.object({ message: z.string().optional(), code: z.string().optional() })).optional(),
});
export type HubSpotError = z.output<typeof hubSpotErrorSchema>;

const TEN_SECONDS_MS = 10_000;
/** The day ends at midnight of the account's own time zone, which nobody tells us. */
const DAILY_PAUSE_MS = 60 * 60_000;

/** The `Failure` that an answer of status 4xx means. */
export function failureOf(answer: HttpAnswer, what: string): Failure {
  const error = parseError(answer.text);
  if (error) return failureOfError(error, answer.status, what);
  return Failure.permanent('crm-answer-unreadable', `${what}: HTTP ${answer.status}`, {
    details: { status: answer.status, excerpt: answer.excerpt() },
    suggestion: 'Check that baseUrl is the address of the API, not of the app or a proxy.',
  });
}

export function failureOfError(error: HubSpotError, status: number, what: string): Failure {
  const message = `${what}: ${error.message}`;
  const options: FailureOptions = {
    details: { status, category: error.category ?? null, correlationId: error.correlationId ?? null },
  };
  if (isMissingProperty(error)) {
    const suggestion = 'Let the properties be made (createProperties), or make them as the guide says.';
    return Failure.permanent('crm-property-missing', message, { ...options, suggestion });
  }
  if (status === 401) {
    const suggestion = 'Enter the current token of the private app.';
    return Failure.permanent('crm-credentials-refused', message, { ...options, suggestion });
  }
  if (status === 403) {
    const suggestion = 'Give the private app the scopes that the guide names.';
    return Failure.permanent('crm-permission-missing', message, { ...options, suggestion });
  }
  if (status === 404) return Failure.permanent('crm-not-found', message, options);
  const existingId = existingIdOf(error);
  if (existingId !== undefined) {
    return Failure.conflict('crm-contact-exists', message, { details: { ...options.details, existingId } });
  }
  if (status === 409) return Failure.conflict('crm-conflict', message, options);
  return Failure.permanent('crm-record-refused', message, options);
}

/** Only the words say whose the e-mail address is. */
function existingIdOf({ category, message }: HubSpotError): string | undefined {
  if (category !== 'CONFLICT') return undefined;
  return /Existing ID:\s*(\d+)/.exec(message)?.[1];
}

function isMissingProperty(error: HubSpotError): boolean {
  const codes = (error.errors ?? []).map(({ code }) => code);
  return codes.includes('PROPERTY_DOESNT_EXIST') || error.message.includes('PROPERTY_DOESNT_EXIST');
}

/** Answers of 429 are thrown before anybody has read which limit it was; without a time of their own they get that limit's. */
export function seenThrough(error: unknown): unknown {
  if (!(error instanceof Failure) || error.code !== 'rate-limited') return error;
  const { excerpt } = error.details;
  const policy = typeof excerpt === 'string' ? parseError(excerpt)?.policyName : undefined;
  if (policy === undefined) return error;
  const usual = policy === 'DAILY' ? DAILY_PAUSE_MS : TEN_SECONDS_MS;
  return Failure.rateLimited(error.code, `${error.message} (${policy})`, {
    details: { ...error.details, policy },
    retryAfterMs: error.retryAfterMs ?? usual,
    cause: error,
  });
}

function parseError(text: string): HubSpotError | undefined {
  try {
    return hubSpotErrorSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

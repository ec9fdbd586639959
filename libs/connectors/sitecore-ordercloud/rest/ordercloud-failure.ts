import { z } from 'zod';
import type { HttpAnswer } from '#connectors/kit/http/http-answer';
import { statusFailure } from '#connectors/kit/http/status-failure';
import { Failure } from '#platform/errors/failure';

const errorsSchema = z.object({
  Errors: z.array(z.object({ ErrorCode: z.string(), Message: z.string().nullish() })).min(1),
});

export interface OrderCloudError {
  readonly code: string;
  readonly message: string;
}

/** The first of an answer's `Errors`, if it is one of OrderCloud's own. */
export function errorOf(answer: HttpAnswer): OrderCloudError | undefined {
  if (answer.isHtml) return undefined;
  try {
    const [first] = errorsSchema.parse(JSON.parse(answer.text)).Errors;
    return first && { code: first.ErrorCode, message: first.Message ?? first.ErrorCode };
  } catch {
    return undefined;
  }
}

/** What an answer other than 2xx means. */
export function orderCloudFailure(answer: HttpAnswer, what: string, now: Date): Failure {
  const error = errorOf(answer);
  const details = { status: answer.status, call: what, errorCode: error?.code ?? null };
  const told = error?.message ?? `status ${answer.status}`;
  switch (answer.status) {
    case 400:
      return Failure.permanent('ordercloud-request-refused', `OrderCloud refused ${what}: ${told}`, {
        details,
      });
    case 401:
      return Failure.permanent('ordercloud-credentials-refused', 'OrderCloud refused a fresh token', {
        details,
        suggestion: 'The address of the tokens may belong to another environment than that of the API.',
      });
    case 403:
      return Failure.permanent('ordercloud-role-missing', `OrderCloud denied ${what}: ${told}`, {
        details,
        suggestion:
          'Give the default context user of the API client a security profile with the roles named in the guide.',
      });
    case 404:
      return Failure.permanent('ordercloud-not-found', `OrderCloud does not know ${what}`, { details });
    case 409:
      return Failure.conflict('ordercloud-conflict', `OrderCloud has ${what} already: ${told}`, { details });
    default:
      return statusFailure(answer, now);
  }
}

import { z } from 'zod';
import type { FailureOptions } from '#platform/errors/failure';
import { Failure } from '#platform/errors/failure';
import type { HttpAnswer } from '#connectors/kit/http/http-answer';
import { statusFailure } from '#connectors/kit/http/status-failure';

const bodySchema = z.object({ error: z.object({ code: z.string(), message: z.string() }) });

/** For people; and each space is a search through all that follow. */
const LOOKED_AT = 5_000;

/** The `Failure` that an error answer means; `details.error` keeps the ERP's own code for it. */
export function answerFailure(answer: HttpAnswer, what: string, now: Date): Failure {
  const told = bodySchema.safeParse(parsed(answer.text));
  if (!told.success) return statusFailure(answer, now);
  const { code } = told.data.error;
  const text = told.data.error.message
    .slice(0, LOOKED_AT)
    .replace(/\s*CorrelationId:\s*\S+\s*$/i, '')
    .trim();
  const options = { details: { status: answer.status, error: code } };
  const message = `${what}: ${text}`;
  return byText(text, message, options) ?? byCode(code, message, options, answer, now);
}

type Maker = (message: string, options: FailureOptions) => Failure;

/** Refusals of the application all have one code and are told apart by their English text. */
const TEXTS: ReadonlyArray<readonly [RegExp, Maker]> = [
  [/allowed posting dates|range of posting dates|posting date.*not (allowed|within)/i, periodClosed],
  [/nothing to post/i, (message, options) => Failure.conflict('erp-nothing-to-post', message, options)],
  [/enter numbers manually|Manual Nos/i, manualNumbersOff],
  [
    /locked by another|another user has (changed|modified)|deadlock|try again later/i,
    (message, options) => Failure.conflict('erp-document-changed', message, options),
  ],
];

function byText(text: string, message: string, options: FailureOptions): Failure | undefined {
  return TEXTS.find(([pattern]) => pattern.test(text))?.[1](message, options);
}

function byCode(
  code: string,
  message: string,
  options: FailureOptions,
  answer: HttpAnswer,
  now: Date,
): Failure {
  switch (code) {
    case 'Request_EntityChanged':
    case 'BadRequest_InvalidToken':
      return Failure.conflict('erp-document-changed', message, options);
    case 'Internal_EntityWithSameKeyExists':
      return Failure.conflict('erp-key-taken', message, options);
    case 'Internal_InvalidTableRelation':
    case 'Application_FieldValidationException':
    case 'Application_StringExceededLength':
      return Failure.mapping('erp-reference-missing', message, options);
    case 'Internal_CompanyNotFound':
    case 'Internal_RecordNotFound':
    case 'Internal_DataNotFoundFilter':
    case 'BadRequest_ResourceNotFound':
    case 'BadRequest_NotFound':
      return Failure.permanent('erp-not-found', message, options);
    case 'Internal_TenantUnavailable':
    case 'Internal_DatabaseConnection':
    case 'Internal_ServerError':
      return Failure.transient('erp-unavailable', message, options);
    default:
      return byStatus(message, options, answer, now);
  }
}

function byStatus(message: string, options: FailureOptions, answer: HttpAnswer, now: Date): Failure {
  switch (answer.status) {
    case 401:
      return Failure.permanent('erp-credentials-refused', message, {
        ...options,
        suggestion: 'Add the app on the page "Microsoft Entra applications" of Business Central, enabled.',
      });
    case 403:
      return Failure.permanent('erp-permission-missing', message, {
        ...options,
        suggestion: 'Give the app the permission sets that docs/connect/business-central.md names.',
      });
    case 404:
      return Failure.permanent('erp-not-found', message, options);
    case 408:
    case 409:
    case 412:
    case 423:
      return statusFailure(answer, now);
    default:
      return Failure.permanent('erp-refused', message, options);
  }
}

function periodClosed(message: string, options: FailureOptions): Failure {
  return Failure.permanent('period-closed', message, {
    ...options,
    suggestion: 'Widen the allowed posting dates in Business Central, or book the entry on an open day.',
  });
}

function manualNumbersOff(message: string, options: FailureOptions): Failure {
  return Failure.permanent('erp-manual-numbers-off', message, {
    ...options,
    suggestion: 'Turn on Manual Nos. in the number series of customers and of sales orders.',
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

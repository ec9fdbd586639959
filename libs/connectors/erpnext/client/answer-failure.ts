import type { FailureOptions } from '#platform/errors/failure';
import { Failure } from '#platform/errors/failure';
import type { HttpAnswer } from '#connectors/kit/http/http-answer';

interface ErrorBody {
  readonly exc_type?: string;
  readonly exception?: string;
  readonly _server_messages?: string;
  readonly message?: string;
}

const SUGGESTION_FIELD =
  'Add the unique custom field to Journal Entry, Customer and Sales Order, as docs/connect/erpnext.md describes.';

/** The `Failure` that an error answer means; `details.excType` keeps the ERP's own word for it. */
export function failureOf(answer: HttpAnswer, what: string): Failure {
  const body = parseBody(answer.text);
  const excType = body?.exc_type ?? null;
  const message = `${what}: ${body ? readableText(body) : firstWords(answer)}`;
  const options: FailureOptions = { details: { status: answer.status, excType } };
  if (isMissingColumn(body?.exception)) return fieldMissing(message, options);
  if (excType === 'QueryDeadlockError' || excType === 'QueryTimeoutError') {
    return Failure.transient('erp-unavailable', message, options);
  }
  if (!body) {
    return Failure.permanent('erp-answer-unreadable', message, {
      ...options,
      suggestion:
        'Check that baseUrl is the address of the ERPNext site itself, not of a login page or a proxy.',
    });
  }
  return refusal(answer.status, excType, message, options);
}

function refusal(status: number, excType: string | null, message: string, options: FailureOptions): Failure {
  if (status === 401) {
    const suggestion = 'Generate new keys for the user and enter both.';
    return Failure.permanent('erp-credentials-refused', message, { ...options, suggestion });
  }
  if (status === 403) {
    const suggestion = 'Give the user the roles Accounts User, Sales User and Stock User.';
    return Failure.permanent('erp-permission-missing', message, { ...options, suggestion });
  }
  if (status === 404) return Failure.permanent('erp-not-found', message, options);
  if (status === 409) return Failure.conflict('erp-duplicate', message, options);
  if (excType === 'TimestampMismatchError') return Failure.conflict('erp-document-changed', message, options);
  // Refused when the draft is made, so that none stands with the closed day.
  if (excType === 'ClosedAccountingPeriod') return Failure.permanent('period-closed', message, options);
  if (excType === 'UniqueValidationError') return Failure.conflict('erp-key-taken', message, options);
  if (excType === 'LinkValidationError' || excType === 'MandatoryError') {
    return Failure.mapping('erp-reference-missing', message, options);
  }
  return Failure.permanent('erp-refused', message, options);
}

/** For people; and each `<` without its end is a search through all that follows. */
const LOOKED_AT = 10_000;

/** The readable text lies in `_server_messages`: JSON texts inside a JSON list inside JSON. */
export function readableText(body: ErrorBody): string {
  const shown = serverMessages(body._server_messages);
  const text = shown.length > 0 ? shown.join(' ') : (body.exception ?? body.message ?? 'no explanation');
  return text
    .slice(0, LOOKED_AT)
    .replace(/<[^>]*>/g, '')
    .trim();
}

function serverMessages(raw: string | undefined): string[] {
  const outer = parse(raw);
  if (!Array.isArray(outer)) return [];
  return outer.flatMap((item: unknown) => {
    const inner = typeof item === 'string' ? (parse(item) ?? item) : item;
    if (typeof inner === 'string') return [inner];
    const message = (inner as { message?: unknown } | null)?.message;
    return typeof message === 'string' ? [message] : [];
  });
}

/** A filter on a field that does not exist is a database error with status 500, which looks like trouble that passes. */
export function seenThrough(error: unknown): unknown {
  if (!(error instanceof Failure) || !isMissingColumn(excerptOf(error))) return error;
  return fieldMissing(`The ERP lacks a field we ask for: ${error.message}`, {
    details: error.details,
    cause: error,
  });
}

function excerptOf({ details }: Failure): string | undefined {
  const { excerpt } = details;
  return typeof excerpt === 'string' ? excerpt : undefined;
}

function isMissingColumn(text: string | undefined): boolean {
  return /Unknown column|Field not permitted in query/.test(text ?? '');
}

function fieldMissing(message: string, options: FailureOptions): Failure {
  return Failure.permanent('erp-custom-field-missing', message, { ...options, suggestion: SUGGESTION_FIELD });
}

function parseBody(text: string): ErrorBody | undefined {
  const parsed = parse(text);
  return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? parsed : undefined;
}

function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function firstWords(answer: HttpAnswer): string {
  return `HTTP ${answer.status} with ${answer.contentType || 'no content type'}: "${answer.excerpt().slice(0, 200)}"`;
}

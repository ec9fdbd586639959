import { z } from 'zod';
import type { HttpAnswer } from '#connectors/kit/http/http-answer';
import { statusFailure } from '#connectors/kit/http/status-failure';
import type { FailureOptions } from '#platform/errors/failure';
import { Failure } from '#platform/errors/failure';

const bodySchema = z.object({
  'o:errorDetails': z
    .array(
      z.object({
        detail: z.string(),
        'o:errorCode': z.string().optional(),
        'o:errorPath': z.string().optional(),
      }),
    )
    .min(1),
});
type Maker = (message: string, options: FailureOptions) => Failure;

/** The `Failure` that an error answer means; `details` keep NetSuite's own code and the field it names. */
export function answerFailure(answer: HttpAnswer, what: string, now: Date): Failure {
  const told = bodySchema.safeParse(parsed(answer.text));
  if (!told.success) return statusFailure(answer, now);
  const [first] = told.data['o:errorDetails'];
  const code = first!['o:errorCode'] ?? 'UNKNOWN';
  const field = first!['o:errorPath'];
  const text = told.data['o:errorDetails'].map(({ detail }) => detail.trim()).join(' ');
  const options = { details: { status: answer.status, error: code, ...(field && { field }) } };
  const message = `${what}: ${text}`;
  const made = CODES[code] ?? TEXTS.find(([pattern]) => pattern.test(text))?.[1];
  if (made) return made(message, options);
  if (answer.status === 401) return refused(message, options);
  if (answer.status === 403) return permissionMissing(message, options);
  if (answer.status === 404) return Failure.permanent('erp-not-found', message, options);
  return Failure.permanent('erp-refused', message, options);
}

const CODES: Readonly<Record<string, Maker>> = {
  INVALID_LOGIN: refused,
  INVALID_LOGIN_ATTEMPT: refused,
  INSUFFICIENT_PERMISSION: permissionMissing,
  NONEXISTENT_ID: (message, options) => Failure.permanent('erp-not-found', message, options),
  DUP_RCRD: keyTaken,
  DUP_RCRD_LINK: keyTaken,
  UNIQUE_CUST_ID_REQD: nameTaken,
  RCRD_HAS_BEEN_CHANGED: changed,
  RCRD_LOCKED_BY_WF: changed,
  PERIOD_CLOSED: periodClosed,
};

/** Most refusals are `USER_ERROR` or `INVALID_CONTENT` and are told apart by their English text. */
const TEXTS: ReadonlyArray<readonly [RegExp, Maker]> = [
  [/customer record with this ID already exists|entity already exists/i, nameTaken],
  [/record already exists|same unique key/i, keyTaken],
  [/(accounting|posting) period|period is (closed|locked)|closed period/i, periodClosed],
  [/has been changed/i, changed],
  [/permission violation/i, permissionMissing],
  [/invalid field value|invalid reference/i, referenceMissing],
];

function keyTaken(message: string, options: FailureOptions): Failure {
  return Failure.conflict('erp-key-taken', message, options);
}

function nameTaken(message: string, options: FailureOptions): Failure {
  return Failure.permanent('erp-name-taken', message, {
    ...options,
    suggestion: 'Turn on auto-generated numbers for customers, as docs/connect/netsuite.md describes.',
  });
}

function changed(message: string, options: FailureOptions): Failure {
  return Failure.conflict('erp-document-changed', message, options);
}

function periodClosed(message: string, options: FailureOptions): Failure {
  return Failure.permanent('period-closed', message, {
    ...options,
    suggestion: 'Open the accounting period in NetSuite, or book the entry on a day that is open.',
  });
}

function refused(message: string, options: FailureOptions): Failure {
  return Failure.permanent('erp-credentials-refused', message, options);
}

function permissionMissing(message: string, options: FailureOptions): Failure {
  return Failure.permanent('erp-permission-missing', message, {
    ...options,
    suggestion: 'Give the role the permissions that docs/connect/netsuite.md lists.',
  });
}

function referenceMissing(message: string, options: FailureOptions): Failure {
  return Failure.mapping('erp-reference-missing', message, options);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

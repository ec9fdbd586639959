import { z } from 'zod';
import type { HttpAnswer } from '#connectors/kit/http/http-answer';
import { statusFailure } from '#connectors/kit/http/status-failure';
import type { FailureOptions } from '#platform/errors/failure';
import { Failure } from '#platform/errors/failure';

const bodySchema = z.object({ name: z.string(), message: z.string() });
type Maker = (message: string, options: FailureOptions) => Failure;

/** The `Failure` that an error answer means; `details.error` keeps the name of Odoo's exception. */
export function answerFailure(answer: HttpAnswer, what: string, now: Date): Failure {
  const told = bodySchema.safeParse(parsed(answer.text));
  if (!told.success) return statusFailure(answer, now);
  const { name, message: text } = told.data;
  const options = { details: { status: answer.status, error: name } };
  const message = `${what}: ${text.trim()}`;
  const made = TEXTS.find(([pattern]) => pattern.test(text))?.[1] ?? NAMES[name.split('.').at(-1)!];
  if (made) return made(message, options);
  if (answer.status === 401) return refused(message, options);
  if (answer.status === 404) return notFound(message, options);
  if (answer.status === 409) return Failure.conflict('erp-document-changed', message, options);
  return Failure.permanent('erp-refused', message, options);
}

/** Business refusals are all of one exception and are told apart by their English text. */
const TEXTS: ReadonlyArray<readonly [RegExp, Maker]> = [
  [/not in a state requiring confirmation|must be in draft|Only draft/i, changed],
  [/linked to a posted entry|sent quotation or a confirmed sales order/i, changed],
  [/does not exist or has been deleted/i, gone],
  [/lock date|entries prior to and inclusive of/i, periodClosed],
  [/another model requires the record|still referenced/i, inUse],
];

const NAMES: Readonly<Record<string, Maker>> = {
  AccessError: permissionMissing,
  AccessDenied: refused,
  Unauthorized: refused,
  MissingError: gone,
  LockError: changed,
};

function changed(message: string, options: FailureOptions): Failure {
  return Failure.conflict('erp-document-changed', message, options);
}

function gone(message: string, options: FailureOptions): Failure {
  return Failure.conflict('erp-document-gone', message, options);
}

function inUse(message: string, options: FailureOptions): Failure {
  return Failure.permanent('erp-record-in-use', message, options);
}

function notFound(message: string, options: FailureOptions): Failure {
  return Failure.permanent('erp-not-found', message, {
    ...options,
    suggestion: 'Odoo 19 or later is needed, with the apps Accounting, Sales and Inventory installed.',
  });
}

function refused(message: string, options: FailureOptions): Failure {
  return Failure.permanent('erp-credentials-refused', message, {
    ...options,
    suggestion: 'API keys end after three months at most: make a new one and enter it as the newer value.',
  });
}

function permissionMissing(message: string, options: FailureOptions): Failure {
  return Failure.permanent('erp-permission-missing', message, {
    ...options,
    suggestion: 'Give the user the rights that docs/connect/odoo.md lists, and access to the company.',
  });
}

export function periodClosed(message: string, options: FailureOptions): Failure {
  return Failure.permanent('period-closed', message, {
    ...options,
    suggestion: 'Open the period in Odoo (lock dates), or book the entry on a day that is open.',
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

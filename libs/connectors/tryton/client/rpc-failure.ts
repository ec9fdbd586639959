import { Failure } from '#platform/errors/failure';

/**
 * The `Failure` that an error of the JSON-RPC means. Tryton answers them with HTTP 200 as `[name, arguments]`; an exception that is
 * none of Tryton's own comes with its text in the place of the name and a traceback, which is never passed on.
 */
export function rpcFailure(error: readonly unknown[], what: string): Failure {
  const [name, detail] = error;
  switch (name) {
    case 'UserError':
      return refused(textOf(detail, 0), what);
    case 'UserWarning':
      return Failure.permanent('erp-warning', `${what}: Tryton warns: ${textOf(detail, 1)}`, {
        details: { warning: textOf(detail, 0) },
        suggestion: 'Settle what Tryton warns of, or let the user of the bridge always ignore this warning.',
      });
    case 'ConcurrencyException':
      return Failure.conflict('erp-document-changed', `${what}: ${textOf(detail, 0)}`);
    case 'LoginException':
      return Failure.permanent('erp-credentials-refused', `${what}: Tryton asks for more than a password`, {
        suggestion: 'Give the user of the bridge the log-in by password alone.',
      });
    default:
      return ofException(String(name), what);
  }
}

const REFUSALS: ReadonlyArray<readonly [RegExp, (message: string) => Failure]> = [
  [/closed (journal-)?period|period.*(is|are) closed|closed fiscal ?year/i, periodClosed],
  [/only one journal per period/i, (message) => Failure.conflict('erp-document-changed', message)],
  [
    /modify posted move|cannot (modify|delete).*posted/i,
    (message) => Failure.conflict('erp-already-posted', message),
  ],
  [
    /not allowed to access|access (right|denied)|not allowed to (create|write|delete|read)/i,
    permissionMissing,
  ],
  [/must be unique|already exists/i, (message) => Failure.conflict('erp-key-taken', message)],
  [
    /records? .*(deleted|does not exist|do not exist|not exist)/i,
    (message) => Failure.conflict('erp-document-gone', message),
  ],
];

function refused(message: string, what: string): Failure {
  const text = `${what}: ${message}`;
  const known = REFUSALS.find(([pattern]) => pattern.test(message));
  return known ? known[1](text) : Failure.permanent('erp-refused', text);
}

export function periodClosed(message: string): Failure {
  return Failure.permanent('period-closed', message, {
    suggestion: 'Reopen the period in Tryton, or book the entry in a period that is open.',
  });
}

function permissionMissing(message: string): Failure {
  return Failure.permanent('erp-permission-missing', message, {
    suggestion: 'Give the user of the bridge the groups that docs/connect/tryton.md names.',
  });
}

function ofException(message: string, what: string): Failure {
  const text = `${what}: ${message.slice(0, 500)}`;
  if (/duplicate key value|UNIQUE constraint failed/i.test(message))
    return Failure.conflict('erp-key-taken', text);
  if (/could not serialize|could not obtain lock|deadlock detected|database is locked/i.test(message)) {
    return Failure.conflict('erp-document-changed', text);
  }
  if (/connection|server closed|timeout|shutting down|too many clients/i.test(message)) {
    return Failure.transient('erp-unavailable', text);
  }
  const missing = /^'((?:account|sale|stock|party|product|company|currency|country)[a-z._]*)'$/.exec(message);
  if (missing) {
    return Failure.permanent('erp-module-missing', `${what}: Tryton has no ${missing[1]}`, {
      suggestion: 'Activate the modules that docs/connect/tryton.md names.',
    });
  }
  return Failure.permanent('erp-refused', text);
}

function textOf(detail: unknown, index: number): string {
  if (typeof detail === 'string') return detail;
  const part: unknown = Array.isArray(detail) ? detail[index] : undefined;
  return typeof part === 'string' ? part : 'no explanation';
}

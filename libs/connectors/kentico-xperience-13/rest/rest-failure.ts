import type { HttpAnswer } from '#connectors/kit/http/http-answer';
import { Failure } from '#platform/errors/failure';

const FORBIDDEN_HINTS = [
  'the REST service is switched off (Settings > Integration > REST)',
  'it is read-only while we write',
  'the object type is missing in "Allowed object types"',
  'the user lacks a permission of the E-commerce module',
  'the object does not exist and the user may not see its type',
  'a where or orderby clause was refused',
];

/** What an answer other than 2xx means. Kentico sends no JSON with one: its own reason stands in its Event log. */
export function restFailure(answer: HttpAnswer, what: string): Failure {
  const details = { status: answer.status, call: what, excerpt: answer.excerpt() };
  switch (answer.status) {
    case 401:
      return Failure.permanent('kentico-credentials-refused', 'Kentico refused user name or password', {
        details,
        suggestion:
          'Check user name and password of the connection; the user must be a standard Kentico user, and Basic authentication must be off in IIS.',
      });
    case 403:
      return Failure.permanent('kentico-access-denied', `Kentico denied ${what}`, {
        details,
        suggestion: `Usual causes: ${FORBIDDEN_HINTS.join('; ')}.`,
      });
    case 404:
      return Failure.permanent('kentico-not-found', `Kentico does not know ${what}`, {
        details,
        suggestion: 'Check the REST address and the code name of the site.',
      });
    case 413:
      return Failure.permanent(
        'kentico-request-too-large',
        `${what} is larger than Kentico's web server takes`,
        {
          details,
          suggestion:
            'Raise maxReceivedMessageSize of the REST service in web.config (64 KB unless set), or shorten the custom data of the order; then replay the message.',
        },
      );
    default:
      return Failure.transient('kentico-request-error', `Kentico answered ${answer.status} to ${what}`, {
        details,
        suggestion: 'The reason stands in Kentico’s Event log (application "Event log").',
      });
  }
}

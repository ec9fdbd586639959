import type { HttpAnswer } from '#connectors/kit/http/http-answer';
import { statusFailure } from '#connectors/kit/http/status-failure';
import { Failure } from '#platform/errors/failure';

/** What an answer other than 2xx means. Answers of 5xx and 429 do not come here: the HTTP client tells of them. */
export function engineFailure(answer: HttpAnswer, call: string, now: Date): Failure {
  const details = { status: answer.status, call, excerpt: answer.excerpt() };
  switch (answer.status) {
    case 401:
      return Failure.permanent(
        'xc-token-refused',
        'The Commerce Engine refuses the tokens of the connection',
        {
          details,
          suggestion:
            'The engine must trust the Identity Server of the connection (SitecoreIdentityServerUrl in config.json), and the scope must hold EngineAPI.',
        },
      );
    case 403:
      return Failure.permanent('xc-access-denied', `The Commerce Engine denied ${call}`, {
        details,
        suggestion: 'Give the client or the user the role sitecore\\Commerce Business User.',
      });
    case 400:
      return Failure.permanent('xc-request-refused', `The Commerce Engine refused ${call}`, {
        details,
        suggestion:
          'Check environment, shop name, currency and language of the connection; they go as headers with every call.',
      });
    case 404:
      return Failure.permanent('xc-route-missing', `The Commerce Engine does not know ${call}`, {
        details,
        suggestion:
          'Check that the address of the engine ends in /api, and that the companion plug-in is deployed in the role it leads to.',
      });
    default:
      return statusFailure(answer, now);
  }
}
